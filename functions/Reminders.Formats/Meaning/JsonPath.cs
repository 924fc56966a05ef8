using System.Globalization;
using System.Text.Json;

namespace Reminders.Formats.Meaning;

/// <summary>Where a value lies: names and array indexes with points between; several places separated by bars, the first with a value counts.</summary>
internal sealed class JsonPath
{
    private readonly string[][] _places;

    private JsonPath(string text) => _places = [.. text.Split('|').Select(place => place.Split('.'))];

    public static implicit operator JsonPath(string text) => new(text);

    /// <summary>The first value that is neither missing nor null nor an empty text.</summary>
    public JsonElement? In(JsonElement root)
    {
        foreach (var place in _places)
        {
            if (Follow(root, place) is { ValueKind: not JsonValueKind.Null } found
                && !(found.ValueKind == JsonValueKind.String && found.GetString()!.Length == 0))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The text there, within a bound; null if there is none.</summary>
    public string? Text(JsonElement root, int maxLength) =>
        In(root) is { ValueKind: JsonValueKind.String } found && found.GetString() is { } text && text.Length <= maxLength ? text : null;

    public override string ToString() => string.Join('|', _places.Select(place => string.Join('.', place)));

    private static JsonElement? Follow(JsonElement element, string[] place)
    {
        foreach (var step in place)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object when element.TryGetProperty(step, out var field):
                    element = field;
                    break;
                case JsonValueKind.Array when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < element.GetArrayLength():
                    element = element[index];
                    break;
                default:
                    return null;
            }
        }

        return element;
    }
}
