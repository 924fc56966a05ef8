using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Invoices;
using static Reminders.Domain.Payments.PaymentEvent;

namespace Reminders.Application.Payments;

/// <summary>
/// Finds the one invoice a payment certainly pays: the one it names, else the only one with its payment reference. Never by amount.
/// Anything less certain stays unmatched, for a person.
/// </summary>
public sealed class PaymentMatching(StateReader states, IProjections projections)
{
    public async Task<PaymentMatched?> Match(string creditor, PaymentReceived received, CancellationToken cancellation = default)
    {
        if (received.InvoiceId is { } invoiceId)
        {
            return await Certain(creditor, invoiceId, received, "invoiceId", cancellation);
        }

        if (received.PaymentReference is not { } reference || IProjections.Normalised(reference).Length == 0)
        {
            return null;
        }

        var candidates = await projections.CasesByReference(creditor, reference, 2, cancellation);
        return candidates.Count == 1 ? await Certain(creditor, candidates[0], received, "paymentReference", cancellation) : null;
    }

    private async Task<PaymentMatched?> Certain(
        string creditor, string invoiceId, PaymentReceived received, string rule, CancellationToken cancellation)
    {
        var invoice = await states.Case(creditor, invoiceId, cancellation);
        return invoice.Exists && invoice.State.Principal.Currency.Code == received.Currency && TakesMoney(invoice.State)
            ? new PaymentMatched(invoiceId, received.Amount, rule)
            : null;
    }

    // Money for an invoice that was cancelled, written off or handed over, or that was a credit, belongs to somebody's desk.
    private static bool TakesMoney(Case state) => state.Principal.IsPositive && state.Closed is null or CaseOutcome.Paid or CaseOutcome.Credited;
}
