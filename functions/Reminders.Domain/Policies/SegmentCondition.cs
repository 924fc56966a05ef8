using System.Collections.Frozen;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;

namespace Reminders.Domain.Policies;

/// <summary>What a segment's conditions look at.</summary>
public sealed record SegmentFacts(Customer Customer, Money Principal, bool AutoCollect, LocalDate Today)
{
    public static SegmentFacts Of(Invoices.Case state, Customer customer, LocalDate today) => new(customer, state.Principal, state.AutoCollect, today);
}

/// <summary>A whole number from and to, both included; null: without end on that side.</summary>
public readonly record struct Bounds(int? AtLeast, int? AtMost)
{
    public bool Hold(int number) => !(number < AtLeast) && !(number > AtMost);
}

/// <summary>Conditions on facts of customer and invoice. All given ones must hold; null means "any".</summary>
public sealed record SegmentCondition
{
    public CustomerType? Type { get; init; }

    public bool? Vulnerable { get; init; }

    public bool? AutoCollect { get; init; }

    /// <summary>Full months since the customer's "since"; never holds where that is not known.</summary>
    public Bounds? MonthsAsCustomer { get; init; }

    /// <summary>How many of the customer's invoices were paid.</summary>
    public Bounds? InvoicesPaid { get; init; }

    /// <summary>The middle one of the days late of the last invoices paid; never holds before the first.</summary>
    public Bounds? MedianDaysLate { get; init; }

    /// <summary>The invoice's amount, in minor units by currency; never holds for a currency that is not named.</summary>
    public FrozenDictionary<string, long>? AmountAtLeast { get; init; }

    public bool IsAlways => this == new SegmentCondition();

    public bool Holds(SegmentFacts facts) =>
        (Type is null || Type == facts.Customer.Type)
        && (Vulnerable is null || Vulnerable == facts.Customer.Vulnerable)
        && (AutoCollect is null || AutoCollect == facts.AutoCollect)
        && (MonthsAsCustomer is not { } months || Within(months, MonthsOf(facts)))
        && (InvoicesPaid is not { } paid || paid.Hold(facts.Customer.History.Paid))
        && (MedianDaysLate is not { } late || Within(late, facts.Customer.History.MedianDaysLate))
        && (AmountAtLeast is not { } least
            || (least.TryGetValue(facts.Principal.Currency.Code, out var minor) && facts.Principal.Minor >= minor));

    private static bool Within(Bounds bounds, int? number) => number is { } known && bounds.Hold(known);

    private static int? MonthsOf(SegmentFacts facts) =>
        facts.Customer.Since is { } since ? Period.Between(since, facts.Today, PeriodUnits.Months).Months : null;
}
