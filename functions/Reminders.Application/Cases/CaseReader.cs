using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Reminders.Application.Contacts;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;

namespace Reminders.Application.Cases;

/// <summary>Answers questions about cases: one, a list, a timeline, a message as it was sent.</summary>
public sealed class CaseReader(CaseBook cases, ILedger ledger, IDocuments documents, ReceivedFiles files, IProjections projections)
{
    public async Task<CaseView?> Find(string creditor, string invoiceId, CancellationToken cancellation = default) =>
        await cases.Find(creditor, invoiceId, cancellation) is { } file ? View(file) : null;

    /// <summary>The case as it is now. One whose policy is gone is shown as waiting for a person, and hides no other.</summary>
    public CaseView View(CaseFile file) => CaseView.Of(file, cases.Settle(file), cases.Clock.GetCurrentInstant());

    /// <summary>A page of cases. One that cannot be read is left out rather than hide the others; its host is in trouble and says so.</summary>
    public async Task<Page<CaseView>> List(CaseQuery query, CancellationToken cancellation = default)
    {
        var page = await projections.Cases(query, cancellation);
        var views = new List<CaseView>(page.Items.Count);
        foreach (var row in page.Items)
        {
            try
            {
                if (await Find(query.Creditor, row.InvoiceId, cancellation) is { } view)
                {
                    views.Add(view);
                }
            }
            catch (UnreadableStreamException)
            {
                // Asked for by itself it says why.
            }
        }

        return new Page<CaseView>(views, page.NextCursor);
    }

    /// <summary>Everything that happened to the invoice, oldest first; null if there is no such invoice.</summary>
    public Task<IReadOnlyList<JsonObject>?> InvoiceTimeline(string creditor, string invoiceId, CancellationToken cancellation = default) =>
        Timeline(StreamId.Invoice(creditor, invoiceId), cancellation);

    public Task<IReadOnlyList<JsonObject>?> CustomerTimeline(string creditor, string customerId, CancellationToken cancellation = default) =>
        Timeline(StreamId.Customer(creditor, customerId), cancellation);

    /// <summary>The message of a contact as the customer received it; null if it was erased or there is none.</summary>
    public async Task<SentMessage?> Message(string creditor, string invoiceId, string contactId, CancellationToken cancellation = default)
    {
        if (await cases.Find(creditor, invoiceId, cancellation) is not { } file
            || !file.Case.SentContacts.Contains(contactId)
            || await documents.Get(contactId, cancellation) is not { } stored)
        {
            return null;
        }

        return System.Text.Json.JsonSerializer.Deserialize<SentMessage>(stored.Content.Span, EventFormat.Json);
    }

    /// <summary>The document that an invoice was read from; null if it came without one.</summary>
    public async Task<ReceivedFile?> Received(string creditor, string invoiceId, CancellationToken cancellation = default) =>
        await cases.Find(creditor, invoiceId, cancellation) is { } file ? await files.Find(file.Case.Received, cancellation) : null;

    /// <summary>The document that a credit note was read from; null if it came without one.</summary>
    public async Task<ReceivedFile?> ReceivedCreditNote(
        string creditor, string invoiceId, string creditNoteId, CancellationToken cancellation = default)
    {
        var read = await ledger.Read(StreamId.Invoice(creditor, invoiceId), 0, cancellation);
        var credit = read.Events
            .Select(stored => EventFormat.Read(StreamKind.Invoice, stored))
            .OfType<InvoiceEvent.CreditNoteApplied>()
            .FirstOrDefault(applied => applied.CreditNoteId == creditNoteId);
        return credit is null ? null : await files.Find(credit.Received, cancellation);
    }

    private async Task<IReadOnlyList<JsonObject>?> Timeline(StreamId stream, CancellationToken cancellation)
    {
        var read = await ledger.Read(stream, 0, cancellation);
        if (read.Events.Count == 0)
        {
            return null;
        }

        var items = new List<JsonObject>(read.Events.Count);
        Currency? currency = null;
        foreach (var stored in read.Events)
        {
            var entry = new TimelineEntry(stored);
            currency ??= entry.Currency;
            items.Add(await entry.Show(currency, documents, cancellation));
        }

        return items;
    }
}
