using System.Collections.Immutable;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;

namespace Reminders.Formats.Matching;

/// <summary>How a payment is laid upon invoices.</summary>
internal static class Shares
{
    /// <summary>Each invoice up to what it is owed, in the order given; and what none takes.</summary>
    public static (ImmutableArray<MatchedPart> Parts, Money Left) Of(Money amount, IEnumerable<OpenInvoice> invoices)
    {
        var parts = ImmutableArray.CreateBuilder<MatchedPart>();
        var left = amount;
        foreach (var invoice in invoices)
        {
            if (invoice.Outstanding.Currency != amount.Currency)
            {
                parts.Add(new MatchedPart(invoice.InvoiceId, Money.Zero(invoice.Outstanding.Currency)));
                continue;
            }

            var share = left < invoice.Outstanding ? left : invoice.Outstanding;
            parts.Add(new MatchedPart(invoice.InvoiceId, share));
            left -= share;
        }

        return (parts.ToImmutable(), left);
    }

    /// <summary>
    /// A payment that is less than all are owed, by a difference that is let pass: each invoice bears its share of it to the cent, by weight
    /// and never more than its weight.
    /// </summary>
    public static ImmutableArray<MatchedPart> WithDifference(Difference difference, IReadOnlyList<OpenInvoice> invoices, Func<OpenInvoice, long> weight)
    {
        var all = invoices.Sum(weight);
        var parts = ImmutableArray.CreateBuilder<MatchedPart>();
        var (weightBefore, missingBefore) = (0L, 0L);
        foreach (var invoice in invoices)
        {
            weightBefore += weight(invoice);
            var missing = (long)((Int128)weightBefore * difference.Amount.Value / all);
            var share = new MinorUnits(missing - missingBefore);
            var paid = invoice.Outstanding with { Minor = invoice.Outstanding.Minor - share.Value };
            parts.Add(new MatchedPart(invoice.InvoiceId, paid) { Difference = share.Value > 0 ? difference with { Amount = share } : null });
            missingBefore = missing;
        }

        return parts.ToImmutable();
    }
}
