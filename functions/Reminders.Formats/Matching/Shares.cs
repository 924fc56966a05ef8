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

    /// <summary>A payment that is less than all are owed, by a difference that is let pass: each invoice bears its share of it, to the cent.</summary>
    public static ImmutableArray<MatchedPart> WithDifference(Money amount, IReadOnlyList<OpenInvoice> invoices, DifferenceKind kind)
    {
        var owed = invoices.Sum(invoice => invoice.Outstanding.Minor);
        var parts = ImmutableArray.CreateBuilder<MatchedPart>();
        var (owedBefore, paidBefore) = (0L, 0L);
        foreach (var invoice in invoices)
        {
            owedBefore += invoice.Outstanding.Minor;
            var paid = (long)((Int128)owedBefore * amount.Minor / owed);
            var share = amount with { Minor = paid - paidBefore };
            var missing = new MinorUnits(invoice.Outstanding.Minor - share.Minor);
            parts.Add(new MatchedPart(invoice.InvoiceId, share) { Difference = missing.Value > 0 ? new Difference(missing, kind) : null });
            paidBefore = paid;
        }

        return parts.ToImmutable();
    }
}
