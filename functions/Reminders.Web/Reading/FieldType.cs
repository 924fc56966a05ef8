using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reminders.Web.Reading;

/// <summary>Reads a JSON value; on failure it adds what is wrong to the errors and answers false.</summary>
internal delegate bool ValueReader<T>(JsonElement value, string pointer, FieldErrors errors, [MaybeNullWhen(false)] out T result);

/// <summary>Reads a text; answers what is wrong in plain words, else null.</summary>
internal delegate string? TextParser<T>(string text, out T result);

/// <summary>What a field may hold: how it is read, and the JSON Schema that says the same in the OpenAPI document.</summary>
internal sealed class FieldType<T>(Func<JsonObject> schema, ValueReader<T> read)
{
    /// <summary>A new copy each time: a JSON node has one parent.</summary>
    public JsonObject Schema => schema();

    /// <summary>Set where the value is a text, so that it can also be read from a query string.</summary>
    public TextParser<T>? FromText { get; init; }

    public bool Read(JsonElement value, string pointer, FieldErrors errors, [MaybeNullWhen(false)] out T result) =>
        read(value, pointer, errors, out result);

    /// <summary>The same with what it means, for the OpenAPI document.</summary>
    public FieldType<T> Said(string description)
    {
        return new FieldType<T>(Described, read) { FromText = FromText };

        JsonObject Described()
        {
            var described = schema();
            described["description"] = described["description"] is { } own ? $"{description} {own}" : description;
            return described;
        }
    }
}

internal static class FieldType
{
    public static FieldType<T> Text<T>(Func<JsonObject> schema, TextParser<T> parse)
    {
        return new FieldType<T>(schema, Read) { FromText = parse };

        bool Read(JsonElement value, string pointer, FieldErrors errors, [MaybeNullWhen(false)] out T result)
        {
            result = default;
            var problem = JsonText.Read(value, out var text) ?? parse(text, out result);
            if (problem is not null)
            {
                errors.Add(pointer, problem);
            }

            return problem is null;
        }
    }

    /// <summary>An object of its own fields.</summary>
    public static FieldType<T> Object<T>(Func<Fields, T?> read)
        where T : class
    {
        return new FieldType<T>(() => DescribingFields.Schema(fields => read(fields)), Read);

        bool Read(JsonElement value, string pointer, FieldErrors errors, [MaybeNullWhen(false)] out T result)
        {
            result = ReadingFields.Read(value, pointer, errors, read);
            return result is not null;
        }
    }
}
