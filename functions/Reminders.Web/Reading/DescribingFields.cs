using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Reminders.Web.Reading;

/// <summary>Writes down which fields a body names. Nothing is ever there and nothing is valid, so nothing is built from it.</summary>
internal sealed class DescribingFields : Fields
{
    private readonly JsonObject _properties = [];
    private readonly JsonArray _required = [];

    public override bool AreValid => false;

    public static JsonObject Schema(Action<Fields> read)
    {
        var fields = new DescribingFields();
        read(fields);
        var schema = new JsonObject { ["type"] = "object", ["properties"] = fields._properties, ["additionalProperties"] = false };
        if (fields._required.Count > 0)
        {
            schema["required"] = fields._required;
        }

        return schema;
    }

    public override bool Take<T>(string name, FieldType<T> type, bool required, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        _properties[name] = type.Schema;
        if (required)
        {
            _required.Add(JsonValue.Create(name));
        }

        return false;
    }

    public override void Refuse(string name, string problem)
    {
    }

    public override void RefuseAll(string problem)
    {
    }

    // Where somebody asks, null says something of its own.
    public override bool IsNull(string name)
    {
        if (_properties[name] is JsonObject schema && schema["type"] is JsonValue type)
        {
            schema["type"] = new JsonArray(type.DeepClone(), "null");
            schema["enum"]?.AsArray().Add(null);
        }

        return false;
    }
}
