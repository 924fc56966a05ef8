using Reminders.Domain.Amounts;

namespace Reminders.Messages;

/// <summary>Invoices in the same state, which a sentence can speak of together. Never empty.</summary>
internal sealed record GroupView([property: NotForTemplates] IReadOnlyList<InvoiceView> Invoices, string Amount)
{
    public int Count => Invoices.Count;

    /// <summary>With exactly one invoice the prose names it.</summary>
    public bool One => Count == 1;

    /// <summary>The one due first, and the only one where there is one.</summary>
    public InvoiceView First => Invoices[0];

    /// <summary>All fall due on the same day, so that a sentence can name it.</summary>
    public bool SameDay => First.Line.DueDate == Invoices[^1].Line.DueDate;

    public bool Overdue => First.Overdue;

    public bool Today => First.Today;

    public bool Upcoming => First.Upcoming;

    public static GroupView? Of(IEnumerable<InvoiceView> invoices, Language language)
    {
        InvoiceView[] sorted = [.. invoices.OrderBy(invoice => invoice.Line.DueDate).ThenBy(invoice => invoice.Number, StringComparer.Ordinal)];
        return sorted.Length == 0 ? null : new(sorted, string.Join(" + ", Totals(sorted, language)));
    }

    /// <summary>One total a currency, in the order in which the currencies first appear: currencies never mix.</summary>
    public static IEnumerable<string> Totals(IEnumerable<InvoiceView> invoices, Language language) =>
        Totals(invoices.Select(invoice => invoice.Line.Outstanding), language);

    public static IEnumerable<string> Totals(IEnumerable<Money> amounts, Language language) => amounts
        .GroupBy(amount => amount.Currency)
        .Select(same => language.Amount(same.Aggregate(Money.Zero(same.Key), (sum, amount) => sum + amount)));
}
