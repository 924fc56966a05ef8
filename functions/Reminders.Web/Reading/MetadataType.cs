using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reminders.Web.Reading;

/// <summary>Anything a billing system wants to find again: flat, small, text only.</summary>
internal static class MetadataType
{
    private const int MaxEntries = 50;
    private const int MaxKey = 100;
    private const int MaxValue = 1000;

    public static FieldType<ImmutableSortedDictionary<string, string>> Metadata { get; } = new(Schema, Read);

    private static JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["maxProperties"] = MaxEntries,
        ["propertyNames"] = new JsonObject { ["minLength"] = 1, ["maxLength"] = MaxKey },
        ["additionalProperties"] = new JsonObject { ["type"] = "string", ["maxLength"] = MaxValue },
    };

    private static bool Read(JsonElement value, string pointer, FieldErrors errors, out ImmutableSortedDictionary<string, string> result)
    {
        result = ImmutableSortedDictionary<string, string>.Empty;
        if (value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() > MaxEntries)
        {
            errors.Add(pointer, $"must be an object of at most {MaxEntries} texts");
            return false;
        }

        var before = errors.Count;
        var entries = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            var name = JsonText.NameOf(property);
            var text = "";
            var problem = name is null || name.Length is 0 or > MaxKey || name.Any(char.IsControl)
                ? $"must have a name of 1 to {MaxKey} plain characters"
                : entries.ContainsKey(name) ? "is there more than once"
                : JsonText.Read(property.Value, out text)
                    ?? (text.Length > MaxValue || text.Any(TextTypes.IsStray) ? $"must be at most {MaxValue} plain characters" : null);
            if (problem is null)
            {
                entries.Add(name!, text);
            }
            else
            {
                errors.Add(Pointers.Under(pointer, name ?? "?"), problem);
            }
        }

        result = entries.ToImmutable();
        return errors.Count == before;
    }
}
