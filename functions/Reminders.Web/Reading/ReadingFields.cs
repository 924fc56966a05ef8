using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Reminders.Domain.Names;

namespace Reminders.Web.Reading;

/// <summary>Reads the fields that were sent. An explicit null counts as left out; unknown and repeated names are refused.</summary>
internal sealed class ReadingFields : Fields
{
    private readonly Dictionary<string, JsonElement> _sent = [];
    private readonly HashSet<string> _known = [];
    private readonly string _pointer;
    private readonly FieldErrors _errors;
    private readonly int _before;

    private ReadingFields(JsonElement sent, string pointer, FieldErrors errors)
    {
        _pointer = pointer;
        _errors = errors;
        _before = errors.Count;
        foreach (var property in sent.EnumerateObject())
        {
            if (JsonText.NameOf(property) is not { } name)
            {
                errors.Add(pointer, "a field's name holds an incomplete character");
            }
            else if (!_sent.TryAdd(name, property.Value))
            {
                errors.Add(Pointers.Under(pointer, name), "is there more than once");
            }
        }
    }

    public override bool AreValid => _errors.Count == _before;

    /// <summary>What <paramref name="read"/> makes of the object, or null after adding what is wrong.</summary>
    public static T? Read<T>(JsonElement sent, string pointer, FieldErrors errors, Func<Fields, T?> read)
        where T : class
    {
        if (sent.ValueKind != JsonValueKind.Object)
        {
            errors.Add(pointer, "must be an object");
            return null;
        }

        var fields = new ReadingFields(sent, pointer, errors);
        var result = read(fields);
        fields.RefuseUnknown();
        return fields.AreValid ? result : null;
    }

    public override bool Take<T>(string name, FieldType<T> type, bool required, [MaybeNullWhen(false)] out T value)
    {
        _known.Add(name);
        value = default;
        if (_sent.TryGetValue(name, out var sent) && sent.ValueKind != JsonValueKind.Null)
        {
            return type.Read(sent, Pointers.Under(_pointer, name), _errors, out value);
        }

        if (required)
        {
            Refuse(name, "is missing");
        }

        return false;
    }

    public override void Refuse(string name, string problem) => _errors.Add(Pointers.Under(_pointer, name), problem);

    public override void RefuseAll(string problem) => _errors.Add(_pointer, problem);

    public override bool IsNull(string name) => _sent.TryGetValue(name, out var sent) && sent.ValueKind == JsonValueKind.Null;

    private void RefuseUnknown()
    {
        foreach (var name in _sent.Keys.Where(name => !_known.Contains(name)))
        {
            Refuse(name, $"unknown field '{Pointers.Shown(name)}'{NearestName.Hint(name, _known)}");
        }
    }
}
