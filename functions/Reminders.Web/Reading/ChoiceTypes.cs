using System.Text.Json;
using System.Text.Json.Nodes;
using Reminders.Domain.Names;

namespace Reminders.Web.Reading;

/// <summary>One of a few words, with a hint for a misspelt one.</summary>
internal static class ChoiceTypes
{
    /// <summary>An enum by its names in camel case.</summary>
    public static FieldType<T> Enum<T>()
        where T : struct, Enum => Of(System.Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString())));

    public static FieldType<string> Of(params string[] words) => Of(words.ToDictionary(word => word));

    private static FieldType<T> Of<T>(Dictionary<string, T> words)
        where T : notnull
    {
        return FieldType.Text<T>(
            () => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. words.Keys.Select(word => JsonValue.Create(word))]) }, Read);

        string? Read(string text, out T result) => words.TryGetValue(text, out result!)
            ? null
            : $"must be one of {string.Join(", ", words.Keys)}{NearestName.Hint(text, words.Keys)}";
    }
}
