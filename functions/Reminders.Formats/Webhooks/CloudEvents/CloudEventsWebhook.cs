using System.Collections.Immutable;
using System.Text.Json;
using NodaTime.Text;

namespace Reminders.Formats.Webhooks.CloudEvents;

/// <summary>
/// CloudEvents 1.0 over HTTP in all three modes, JSON only. The standard signs nothing: the sender shows a bearer token. Tokens in
/// the address, which the standard also knows, are not read, since addresses end up in logs.
/// </summary>
public sealed class CloudEventsWebhook(SigningKeys tokens) : IWebhookVerifier
{
    private const string Bearer = "Bearer ";
    private const string Batch = "application/cloudevents-batch";
    private const string Structured = "application/cloudevents";
    private const int MaxEvents = 250;

    public SignatureRow Row => SignatureTable.CloudEvents;

    public Verdict Verify(WebhookRequest request)
    {
        if (request.Body.Length > Row.MaxBodyBytes)
        {
            return new Verdict.TooLarge(Row.MaxBodyBytes);
        }

        if (request.Headers.Only("Authorization") is not { } given
            || !given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            || !tokens.Contains(given[Bearer.Length..]))
        {
            return new Verdict.Refused("no bearer token that is known here");
        }

        var type = MediaType(request.Headers.Only("Content-Type"));
        return type switch
        {
            _ when type.StartsWith(Batch, StringComparison.Ordinal) => type == Batch + "+json" ? ReadBatch(request) : Unknown(type),
            _ when type.StartsWith(Structured, StringComparison.Ordinal) => type == Structured + "+json" ? ReadStructured(request) : Unknown(type),
            _ when type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal) => ReadBinary(request),
            _ => Unknown(type),
        };
    }

    private static Verdict ReadStructured(WebhookRequest request) =>
        WebhookJson.Read(request.Body, out var problem) is not { } body ? new Verdict.Unreadable(problem)
        : Event(name => WebhookJson.Text(body, name), body, out problem) is { } read ? new Verdict.Verified([read])
        : new Verdict.Unreadable(problem);

    private static Verdict ReadBatch(WebhookRequest request)
    {
        if (WebhookJson.Read(request.Body, out var problem) is not { } body)
        {
            return new Verdict.Unreadable(problem);
        }

        if (body.ValueKind != JsonValueKind.Array || body.GetArrayLength() > MaxEvents)
        {
            return new Verdict.Unreadable($"a batch is an array of at most {MaxEvents}");
        }

        var events = ImmutableArray.CreateBuilder<VerifiedEvent>();
        foreach (var item in body.EnumerateArray())
        {
            if (Event(name => WebhookJson.Text(item, name), item, out problem) is not { } read)
            {
                return new Verdict.Unreadable($"event {events.Count}: {problem}");
            }

            events.Add(read);
        }

        return new Verdict.Verified(events.ToImmutable());
    }

    private static Verdict ReadBinary(WebhookRequest request)
    {
        if (request.Headers.Has("ce-datacontenttype"))
        {
            return new Verdict.Unreadable("ce-datacontenttype does not go with binary mode");
        }

        if (WebhookJson.Read(request.Body, out var problem) is not { } data)
        {
            return new Verdict.Unreadable(problem);
        }

        return Attributes(name => request.Headers.Only("ce-" + name) is { } value ? CloudEventHeader.Decode(value) : null, data, out problem) is { } read
            ? new Verdict.Verified([read])
            : new Verdict.Unreadable(problem);
    }

    private static VerifiedEvent? Event(Func<string, string?> attribute, JsonElement envelope, out string problem)
    {
        problem = "data must be JSON, as it is or in base64";
        var data = WebhookJson.Field(envelope, "data")
            ?? (WebhookJson.Field(envelope, "data_base64") is { ValueKind: JsonValueKind.String } coded && coded.TryGetBytesFromBase64(out var bytes)
                ? WebhookJson.Read(bytes, out _)
                : null);
        return data is { } content ? Attributes(attribute, content, out problem) : null;
    }

    private static VerifiedEvent? Attributes(Func<string, string?> attribute, JsonElement data, out string problem)
    {
        problem = "";
        if (attribute("specversion") != "1.0")
        {
            problem = "specversion must be 1.0";
            return null;
        }

        if (attribute("id") is not { Length: > 0 and <= 200 } id
            || attribute("source") is not { Length: > 0 and <= 400 } source
            || attribute("type") is not { Length: > 0 and <= 200 } type)
        {
            problem = "id, source and type are required";
            return null;
        }

        var time = attribute("time");
        var at = time is null ? null : OffsetDateTimePattern.Rfc3339.Parse(time);
        if (at is { Success: false })
        {
            problem = "time must be as in RFC 3339";
            return null;
        }

        return new VerifiedEvent($"{source} {id}", data) { Type = type, At = at?.Value.ToInstant() };
    }

    private static Verdict.UnknownFormat Unknown(string type) => new($"'{type}' is not understood; JSON is");

    private static string MediaType(string? header) => (header ?? "").Split(';')[0].Trim().ToLowerInvariant();
}
