using System.Collections.Immutable;

namespace Reminders.Domain.Customers;

/// <summary>How a customer has paid so far: which invoices, and how late the last ones were.</summary>
public sealed record PaymentHistory
{
    // What somebody did years ago says little about today.
    private const int Remembered = 12;

    private readonly ImmutableDictionary<string, int> _rounds = ImmutableDictionary<string, int>.Empty;
    private readonly ImmutableArray<CustomerEvent.InvoicePaid> _latest = [];

    private PaymentHistory()
    {
    }

    private PaymentHistory(ImmutableDictionary<string, int> rounds, ImmutableArray<CustomerEvent.InvoicePaid> latest)
    {
        _rounds = rounds;
        _latest = latest;
    }

    public static PaymentHistory Empty { get; } = new();

    /// <summary>How many invoices were paid.</summary>
    public int Paid => _rounds.Count;

    /// <summary>The middle one of the days late of the last invoices paid (of two, the earlier); null before the first.</summary>
    public int? MedianDaysLate => _latest.IsEmpty ? null : _latest.Select(paid => paid.DaysLate).Order().ElementAt((_latest.Length - 1) / 2);

    /// <summary>Whether the end of that round is counted already.</summary>
    public bool Has(string invoiceId, int round) => _rounds.TryGetValue(invoiceId, out var known) && known >= round;

    public PaymentHistory With(CustomerEvent.InvoicePaid paid) => Has(paid.InvoiceId, paid.Round) ? this : new(
        _rounds.SetItem(paid.InvoiceId, paid.Round),
        [.. _latest.Where(earlier => earlier.InvoiceId != paid.InvoiceId).TakeLast(Remembered - 1), paid]);
}
