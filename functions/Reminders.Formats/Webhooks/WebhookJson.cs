using System.Collections.Immutable;
using System.Text.Json;

namespace Reminders.Formats.Webhooks;

/// <summary>Reads bodies strictly: each name once, at most 32 levels, every string real text.</summary>
internal static class WebhookJson
{
    private const int MaxEventIdLength = 200;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>Null with what is wrong if the bytes are no such JSON object or array.</summary>
    public static JsonElement? Read(ReadOnlyMemory<byte> utf8, out string problem)
    {
        problem = "";
        try
        {
            var element = JsonElement.Parse(utf8.Span, Strict);
            Touch(element);
            if (element.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                return element;
            }

            problem = "is neither a JSON object nor an array";
        }
        catch (JsonException wrong)
        {
            problem = wrong.LineNumber is { } line ? $"is no JSON: line {line + 1}, byte {wrong.BytePositionInLine}" : "is no JSON, or says something twice";
        }
        catch (InvalidOperationException)
        {
            problem = "holds half a character";
        }

        return null;
    }

    /// <summary>A body that is one event, its id in a field.</summary>
    public static Verdict OneEvent(ReadOnlyMemory<byte> utf8, string idField) =>
        Read(utf8, out var problem) is not { } body ? new Verdict.Unreadable(problem)
        : EventId(body, idField) is not { } id ? new Verdict.Unreadable($"has no {idField}")
        : new Verdict.Verified([new VerifiedEvent(id, body)]);

    /// <summary>A body that holds events in an array.</summary>
    public static Verdict ManyEvents(ReadOnlyMemory<byte> utf8, string arrayField, string idField, int limit)
    {
        if (Read(utf8, out var problem) is not { } body)
        {
            return new Verdict.Unreadable(problem);
        }

        if (Field(body, arrayField) is not { ValueKind: JsonValueKind.Array } array || array.GetArrayLength() > limit)
        {
            return new Verdict.Unreadable($"{arrayField} must be an array of at most {limit}");
        }

        var events = array.EnumerateArray().Select(item => (Id: EventId(item, idField), Item: item)).ToImmutableArray();
        return events.Any(item => item.Id is null)
            ? new Verdict.Unreadable($"an event has no {idField}")
            : new Verdict.Verified([.. events.Select(item => new VerifiedEvent(item.Id!, item.Item))]);
    }

    public static JsonElement? Field(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field) ? field : null;

    public static string? Text(JsonElement element, string name) =>
        Field(element, name) is { ValueKind: JsonValueKind.String } field ? field.GetString() : null;

    public static string? EventId(JsonElement element, string name) =>
        Text(element, name) is { Length: > 0 and <= MaxEventIdLength } id ? id : null;

    // A lone surrogate is valid JSON and no text: reading it throws, so it is read here once for all.
    private static void Touch(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Touch(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Touch(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            default:
                break;
        }
    }
}
