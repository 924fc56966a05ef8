using NodaTime;
using Reminders.Domain.Calendars;
using Reminders.Domain.Customers;
using Reminders.Domain.Policies;

namespace Reminders.Domain.Decisions;

/// <summary>The seller's zone and calendar: due dates and business days count on them.</summary>
public sealed record CreditorTerms(DateTimeZone Zone, string Country, string? Region)
{
    public HolidayCalendar Calendar { get; } = HolidayCalendars.For(Country, Region);

    /// <summary>When a date is over where the due date counts.</summary>
    public Instant EndOf(LocalDate date) => LocalTimes.At(date.PlusDays(1), LocalTime.Midnight, Zone);
}

/// <summary>
/// Everything a decision looks at besides the case. Offsets count on the creditor's calendar; contact hours on the customer's
/// region and zone, else their country's, else the creditor's.
/// </summary>
public sealed record DecisionContext(Customer Customer, Policy Policy, CreditorTerms Creditor, Instant Now)
{
    /// <summary>What the creditor's payment feeds last said.</summary>
    public PaymentFeeds Feeds { get; init; } = PaymentFeeds.None;

    public DateTimeZone CustomerZone { get; } = CustomerZones.Of(Customer.TimeZone, Customer.Country) ?? Creditor.Zone;

    public HolidayCalendar CustomerCalendar { get; } =
        Customer.Country is { } country ? HolidayCalendars.For(country, Customer.Region) : Creditor.Calendar;

    /// <summary>The calendar on which offsets count.</summary>
    public HolidayCalendar Calendar { get; } =
        Policy.Calendar is { } id && HolidayCalendars.TryGet(id, out var named) ? named : Creditor.Calendar;

    /// <summary>Today where the due date counts.</summary>
    public LocalDate Today => LocalTimes.DateIn(Now, Creditor.Zone);

    /// <summary>When a date is over where the due date counts.</summary>
    public Instant EndOf(LocalDate date) => Creditor.EndOf(date);

    public LocalDate Offset(LocalDate from, DayOffset offset) =>
        offset.Business ? Calendar.AddBusinessDays(from, offset.Days) : from.PlusDays(offset.Days);

    public Instant NextOpen(Instant from, Step step) => Policy.Hours.NextOpen(from, CustomerZone, CustomerCalendar, step.Window);
}
