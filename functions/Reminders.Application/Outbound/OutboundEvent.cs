using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Domain.Amounts;

namespace Reminders.Application.Outbound;

/// <summary>Something that happened to a case, as other systems hear it: a CloudEvent 1.0 in structured JSON.</summary>
/// <param name="Type">Its CloudEvents type, from <see cref="OutboundTypes"/>.</param>
/// <param name="Json">The whole CloudEvent.</param>
public sealed record OutboundEvent(StreamId Stream, int Sequence, string Type, string Json)
{
    public const string ContentType = "application/cloudevents+json";

    /// <summary>What every intermediary has to forward by CloudEvents 1.0, "Size limits". A longer event is told without its data's fields.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The same for every publication of the same event, so that receivers can leave out what they have seen.</summary>
    public string Id => IdOf(Stream, Sequence);

    internal static OutboundEvent Of(StreamId stream, StoredEvent stored, string type, Currency? currency)
    {
        var entry = new TimelineEntry(stored);
        var json = Envelope(stream, stored, type, entry.ShowImpersonal(currency));
        return new OutboundEvent(
            stream, stored.Sequence, type, Encoding.UTF8.GetByteCount(json) <= MaxBytes ? json : Envelope(stream, stored, type, entry.ShowShortened()));
    }

    private static string Envelope(StreamId stream, StoredEvent stored, string type, JsonObject data) =>
        new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = IdOf(stream, stored.Sequence),
            ["source"] = $"/creditors/{stream.Creditor}",
            ["type"] = type,
            ["subject"] = stream.Id,
            ["time"] = InstantPattern.ExtendedIso.Format(stored.At),
            ["datacontenttype"] = "application/json",
            ["data"] = data,
        }.ToJsonString(EventFormat.Json);

    private static string IdOf(StreamId stream, int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{stream.Name}#{sequence}");
}
