using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Web.Desk.Words;

namespace Reminders.Web.Desk.Cases;

/// <summary>Reads a case's stream into sentences.</summary>
public sealed class Timelines(ILedger ledger, CaseReader reader)
{
    // Shown in their own place, or of no use to a person.
    private static readonly string[] Elsewhere =
        ["sequence", "at", "type", "actor", "reason", "note", "explanation", "fingerprint", "message", "metadata", "claimedAt"];

    public async Task<ImmutableArray<TimelineItem>> Of(
        string creditor, string invoiceId, Currency currency, DeskClock clock, CancellationToken cancellation)
    {
        var fields = (await reader.InvoiceTimeline(creditor, invoiceId, cancellation) ?? [])
            .ToDictionary(item => item["sequence"]!.GetValue<int>());
        var read = await ledger.Read(StreamId.Invoice(creditor, invoiceId), 0, cancellation);
        return [.. read.Events.Select(stored => Item(stored, fields.GetValueOrDefault(stored.Sequence) ?? [], currency, clock))];
    }

    private static TimelineItem Item(StoredEvent stored, JsonObject fields, Currency currency, DeskClock clock)
    {
        var happened = (InvoiceEvent)EventFormat.Read(StreamKind.Invoice, stored);
        return new TimelineItem(stored.Sequence, stored.At, ActorWords.Of(stored.Actor), Stories.Of(happened, currency, clock))
        {
            Type = stored.Type,
            Note = NoteOf(happened, fields),
            Fields = [.. fields.Where(field => !Elsewhere.Contains(field.Key)).Select(field => (Names.Capital(Names.Spoken(field.Key)), Text(field.Value)))],
        };
    }

    // The reason of a rule is a word of ours and told in the sentence; only what a person wrote is a note.
    private static string? NoteOf(InvoiceEvent happened, JsonObject fields) =>
        happened is InvoiceEvent.ReminderSuppressed or InvoiceEvent.ReminderFailed or InvoiceEvent.ContactReleased
            ? null
            : (fields["reason"] ?? fields["note"])?.GetValue<string>();

    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonArray many => string.Join("; ", many.Select(Text)),
        JsonObject parts => string.Join(", ", parts.Select(part => $"{Names.Spoken(part.Key)} {Text(part.Value)}")),
        _ => value.ToString(),
    };
}
