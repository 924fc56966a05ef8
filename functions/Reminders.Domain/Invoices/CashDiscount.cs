using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Domain.Invoices;

/// <summary>A share of an invoice that its terms let the customer keep when paying by a day.</summary>
/// <param name="BasisPoints">Hundredths of a percent, 1 to 2,000.</param>
/// <param name="Until">The last day on which the payment may be booked.</param>
public readonly record struct CashDiscount(int BasisPoints, LocalDate Until)
{
    public const int MaxDays = 365;

    /// <summary>More on one invoice are no terms that anybody reads.</summary>
    public const int MaxTiers = 10;

    public const int MaxPercent = 20;

    private const int Whole = 10_000;

    /// <summary>What it is a share of, in minor units of the invoice's currency, at most what is invoiced; null: all of that.</summary>
    public MinorUnits? Base { get; init; }

    /// <summary>Hundredths of a percent; null for what is not more than 0 and at most 20 percent with at most two decimals.</summary>
    public static int? BasisPointsOf(decimal percent) =>
        percent is > 0 and <= MaxPercent && percent * 100 == decimal.Truncate(percent * 100) ? (int)(percent * 100) : null;

    public decimal ToPercent() => BasisPoints / 100m;

    /// <summary>What may be kept of so much that is invoiced, in minor units. Half a cent counts as one.</summary>
    public long Of(long invoiced) => (long)((((Int128)Math.Clamp(Base?.Value ?? invoiced, 0, invoiced) * BasisPoints) + (Whole / 2)) / Whole);

    /// <summary>The most that may be kept by a payment booked on a day, in minor units.</summary>
    public static long Largest(ImmutableArray<CashDiscount> discounts, long invoiced, LocalDate bookedOn) =>
        invoiced <= 0 ? 0 : discounts.Where(discount => bookedOn <= discount.Until).Select(discount => discount.Of(invoiced)).DefaultIfEmpty().Max();
}
