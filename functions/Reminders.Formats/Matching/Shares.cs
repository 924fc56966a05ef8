using System.Collections.Immutable;
using Reminders.Domain.Amounts;

namespace Reminders.Formats.Matching;

/// <summary>How a payment is laid upon invoices: each up to what it is owed, in the order given.</summary>
internal static class Shares
{
    /// <summary>The parts, and what no invoice takes. With <paramref name="forgiven"/> a part's shortfall is marked as difference.</summary>
    public static (ImmutableArray<MatchedPart> Parts, Money Left) Of(Money amount, IEnumerable<OpenInvoice> invoices, bool forgiven)
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
            var missing = invoice.Outstanding - share;
            parts.Add(new MatchedPart(invoice.InvoiceId, share) { Difference = forgiven && missing.IsPositive ? missing : null });
            left -= share;
        }

        return (parts.ToImmutable(), left);
    }
}
