using System.Collections.Immutable;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using static Reminders.Domain.Payments.PaymentEvent;

namespace Reminders.Application.Payments;

/// <summary>
/// Finds the one invoice a payment certainly pays: the one it names, else the only one with its payment reference. Never by amount.
/// Anything less certain stays unmatched, for a person.
/// </summary>
public sealed class PaymentMatching(StateReader states, IProjections projections)
{
    /// <summary>What is found out about a payment that has no invoice yet, as facts for its stream.</summary>
    public async Task<ImmutableArray<PaymentEvent>> Found(string creditor, Payment payment, CancellationToken cancellation = default)
    {
        if (payment.CurrencyCode is not { } currency)
        {
            return await Expected(creditor, payment, null, cancellation);
        }

        return payment switch
        {
            { Received: null } => await Expected(creditor, payment, currency, cancellation),
            { Allocations.IsEmpty: true, OpenMinor: > 0 } => await Matched(creditor, payment, currency, cancellation),

            // More of what is matched already.
            { OpenMinor: > 0 } when payment.Allocations.All(part => part.InvoiceId == payment.Allocations[0].InvoiceId)
                && payment.Allocations.Length == payment.MatchedByRule =>
                [new PaymentMatched(payment.Allocations[0].InvoiceId, new MinorUnits(payment.OpenMinor), "samePayment")],
            _ => [],
        };
    }

    private async Task<ImmutableArray<PaymentEvent>> Expected(string creditor, Payment payment, string? currency, CancellationToken cancellation) =>
        payment.ExpectedFor is null && await Named(creditor, payment, currency, cancellation) is [var (invoiceId, _)]
            ? [new PaymentExpected(invoiceId)]
            : [];

    private async Task<ImmutableArray<PaymentEvent>> Matched(string creditor, Payment payment, string currency, CancellationToken cancellation)
    {
        var named = await Named(creditor, payment, currency, cancellation);
        return named switch
        {
            [var (invoiceId, rule)] => [new PaymentMatched(invoiceId, new MinorUnits(payment.OpenMinor), rule)],
            [] => [],
            _ when named.All(one => payment.Proposed.Contains(one.InvoiceId)) => [],
            _ => [new PaymentProposed([.. named.Select(one => one.InvoiceId)])],
        };
    }

    // One is certain; several are proposals.
    private async Task<IReadOnlyList<(string InvoiceId, string Rule)>> Named(
        string creditor, Payment payment, string? currency, CancellationToken cancellation)
    {
        const int enough = 5;
        if (payment.NamedInvoice is { } invoiceId)
        {
            return await TakesMoney(creditor, invoiceId, currency, cancellation) ? [(invoiceId, "invoiceId")] : [];
        }

        if (payment.NamedReference is not { } reference || IProjections.Normalised(reference).Length == 0)
        {
            return [];
        }

        var candidates = await projections.CasesByReference(creditor, reference, enough, cancellation);
        var named = new List<(string, string)>();
        foreach (var candidate in candidates)
        {
            if (await TakesMoney(creditor, candidate, currency, cancellation))
            {
                named.Add((candidate, "paymentReference"));
            }
        }

        // Of several with one reference none is certain, also if only one of them can take money now.
        return candidates.Count > 1 && named.Count == 1 ? [] : named;
    }

    // Money for an invoice that was cancelled, written off or handed over, or that was a credit, belongs to somebody's desk.
    private async Task<bool> TakesMoney(string creditor, string invoiceId, string? currency, CancellationToken cancellation)
    {
        var invoice = await states.Case(creditor, invoiceId, cancellation);
        return invoice.Exists
            && (currency is null || invoice.State.Principal.Currency.Code == currency)
            && (invoice.State.Principal.IsPositive && invoice.State.Closed is null or CaseOutcome.Paid or CaseOutcome.Credited);
    }
}
