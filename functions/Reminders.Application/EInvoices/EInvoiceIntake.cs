using System.Collections.Immutable;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Domain.Amounts;
using Reminders.Domain.Documents;
using Reminders.Domain.Invoices;
using Reminders.Formats.Matching;

namespace Reminders.Application.EInvoices;

/// <summary>Finds the invoices that e-invoices change, and changes them.</summary>
public sealed class EInvoiceIntake(CaseBook cases, CaseActions actions, IProjections projections)
{
    private const int MaxSameNumber = 5;
    private const string Place = "(BT-25)";

    /// <summary>Takes a credit note off the invoice it names.</summary>
    public async Task<Answer<CaseFile>> Apply(
        string creditor, EInvoiceOrder.Credit credit, ImmutableArray<DocumentRef> received, string actor, CancellationToken cancellation = default)
    {
        if (await Find(creditor, credit.Preceding, cancellation) is not { } file)
        {
            return new Answer<CaseFile>.Invalid(Place, "the preceding invoice is not here; post it first");
        }

        return file.Case.Principal.Currency != credit.Amount.Currency
            ? new Answer<CaseFile>.Invalid(Place, $"the preceding invoice is in {file.Case.Principal.Currency}")
            : await actions.Act(
                creditor,
                file.Case.InvoiceId,
                _ => new CaseCommand.ApplyCreditNote(OwnId.Of(credit.CreditNoteId), new MinorUnits(credit.Amount.Minor)) { Received = received },
                new ActionRequest(actor),
                cancellation);
    }

    /// <summary>Cancels the invoice that another one replaces. Nothing to do where it is not here or closed already.</summary>
    public async Task Cancel(string creditor, string preceding, string replacedBy, string actor, CancellationToken cancellation = default)
    {
        if (await Find(creditor, preceding, cancellation) is { Case.IsOpen: true } file && file.Case.InvoiceId != replacedBy)
        {
            await actions.Act(
                creditor, file.Case.InvoiceId, _ => new CaseCommand.Cancel(), new ActionRequest(actor) { Reason = $"Replaced by invoice {replacedBy}." }, cancellation);
        }
    }

    // Posted as e-invoice it has its number for an id; otherwise it is found by its number.
    private async Task<CaseFile?> Find(string creditor, string number, CancellationToken cancellation)
    {
        if (await cases.Find(creditor, OwnId.Of(number), cancellation) is { } file)
        {
            return file;
        }

        var keys = StoredKeys.OfInvoice(OwnId.Of(number), number, null, MatchingPolicy.Default);
        var found = new List<CaseFile>();
        foreach (var id in await projections.StreamsWith(creditor, StreamKind.Invoice, keys, MaxSameNumber, cancellation))
        {
            if (await cases.Find(creditor, id, cancellation) is { } candidate && candidate.Case.Number == number)
            {
                found.Add(candidate);
            }
        }

        return found is [var only] ? only : null;
    }
}
