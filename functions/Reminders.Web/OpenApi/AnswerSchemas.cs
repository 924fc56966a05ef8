using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Reminders.Web.Problems;

namespace Reminders.Web.OpenApi;

/// <summary>JSON Schemas of the types that answers are written from, each once, by name.</summary>
internal sealed class AnswerSchemas
{
    private static readonly JsonSchemaExporterOptions Exporting = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    public JsonObject All { get; } = [];

    public JsonObject Reference(Type type)
    {
        var name = NameOf(type);
        if (!All.ContainsKey(name))
        {
            All[name] = ApiJson.Options.GetJsonSchemaAsNode(type, Exporting);
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    private static string NameOf(Type type)
    {
        var own = type.Name.Split('`')[0];
        var plain = own.EndsWith("View", StringComparison.Ordinal) ? own[..^"View".Length] : own;
        return type.IsGenericType ? $"{NameOf(type.GetGenericArguments()[0])}{plain}" : plain;
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = context.TypeInfo.Type;
        var known = Nullable.GetUnderlyingType(type) ?? type;
        if (known == typeof(Instant) || known == typeof(LocalDate))
        {
            return new JsonObject
            {
                ["type"] = known == type ? "string" : new JsonArray("string", "null"),
                ["format"] = known == typeof(Instant) ? "date-time" : "date",
            };
        }

        if (type == typeof(JsonObject))
        {
            return new JsonObject { ["type"] = "object" };
        }

        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object && schema is JsonObject described)
        {
            var always = context.TypeInfo.Properties.Where(IsAlwaysThere).Select(property => JsonValue.Create(property.Name));
            described["required"] = new JsonArray([.. always]);
        }

        return schema;
    }

    private static bool IsAlwaysThere(JsonPropertyInfo property) =>
        property.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: false) != true;
}
