using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Formats.Matching;

/// <summary>What one invoice or several together are owed, as a payment meets it.</summary>
/// <param name="Amount">What is still open.</param>
/// <param name="Issued">The day of the earliest.</param>
/// <param name="Discount">What their own terms let the customer keep on the day of the payment, in minor units.</param>
public readonly record struct Owed(Money Amount, LocalDate Issued, long Discount)
{
    /// <summary>One or more invoices in one currency.</summary>
    public static Owed Of(IReadOnlyList<OpenInvoice> invoices, LocalDate bookedOn) => new(
        invoices.Select(invoice => invoice.Outstanding).Aggregate((sum, one) => sum + one),
        invoices.Min(invoice => invoice.IssueDate),
        invoices.Sum(invoice => invoice.DiscountOn(bookedOn)));
}
