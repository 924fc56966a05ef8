using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Reminders.Application.Creditors;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;

namespace Reminders.Application.Tests.Golden;

/// <summary>What a stream folds to, and what lists show of it, as JSON.</summary>
internal sealed class Replay : ICreditors
{
    public Creditor Find(string id) => new(id, "Example Ltd", DateTimeZoneProviders.Tzdb["Europe/Berlin"], "DE");

    public RowMaker Rows => new(this);

    public JsonObject Of(StreamId stream, IReadOnlyList<StoredEvent> events) => new()
    {
        ["stream"] = stream.Name,
        ["state"] = Json(State(stream, events)),
        ["rows"] = Json(Shown(Rows.Of(stream, events))),
    };

    private static StreamRows Shown(StreamRows rows) => rows with { Tasks = rows.Tasks.IsDefault ? [] : rows.Tasks };

    /// <summary>Where the replay differs from what was recorded; null where it does not. A field that is new since then may be there.</summary>
    public static string? Difference(JsonNode? recorded, JsonNode? now, string at = "")
    {
        switch (recorded, now)
        {
            case (JsonObject before, JsonObject after):
                return before.Select(field => Difference(field.Value, after[field.Key], $"{at}/{field.Key}")).FirstOrDefault(found => found is not null);
            case (JsonArray before, JsonArray after) when before.Count == after.Count:
                return before.Select((item, index) => Difference(item, after[index], $"{at}/{index}")).FirstOrDefault(found => found is not null);
            default:
                return JsonNode.DeepEquals(recorded, now) ? null : $"{at} was {Text(recorded)} and is {Text(now)}";
        }
    }

    private static object State(StreamId stream, IReadOnlyList<StoredEvent> events) => stream.Kind switch
    {
        StreamKind.Invoice => StreamFold.Of(stream, events, Case.None, (Case state, InvoiceEvent happened, Instant at) => state.Evolve(happened, at)),
        StreamKind.Customer => StreamFold.Of(stream, events, Customer.Unknown, (Customer state, CustomerEvent happened, Instant at) => state.Evolve(happened, at)),
        StreamKind.Payment => StreamFold.Of(stream, events, Payment.None, (Payment state, PaymentEvent happened, Instant at) => state.Evolve(happened, at)),
        _ => throw new InvalidOperationException($"No kind of stream: {stream.Kind}."),
    };

    private static JsonNode? Json(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), EventFormat.Json);

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "nothing";
}
