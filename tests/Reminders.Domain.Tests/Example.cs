using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Decisions;
using Reminders.Domain.Documents;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;
using Reminders.Policies;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Tests;

/// <summary>An invoice of 100 EUR from a Monday in Berlin, due in two weeks, of a consumer with an e-mail address.</summary>
internal static class Example
{
    public static readonly Policy Standard = PolicySources.StandardPolicy;

    public static readonly CreditorTerms Berlin = new(DateTimeZoneProviders.Tzdb["Europe/Berlin"], "DE", null);

    public static readonly DocumentRef Note = new("note", "00");

    public static readonly LocalDate Issued = new(2026, 3, 2);

    public static readonly LocalDate Due = new(2026, 3, 16);

    /// <summary>Ten in the morning of the day of issue.</summary>
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    public static Customer Customer { get; } = Customer.Unknown.Evolve(Profile(), Start);

    public static CustomerEvent.CustomerProfileChanged Profile(
        CustomerType type = CustomerType.Consumer, bool emailChanged = false, bool phoneChanged = false, bool addressChanged = false) => new(
        type, HasEmail: true, HasPhone: true, null, null, null, null, null, Vulnerable: false, emailChanged, phoneChanged, Note)
    {
        HasAddress = true,
        AddressChanged = addressChanged,
    };

    public static Case Invoice(
        long minor = 10_000, Policy? policy = null, string segment = "regular", bool autoCollect = false, string currency = "EUR") =>
        Case.None.With(Start, new InvoiceRegistered(
            "A", "R-A", new MinorUnits(minor), currency, Issued, Due, "c", null, null, (policy ?? Standard).Reference, segment, autoCollect, "f", null));

    public static Case With(this Case state, Instant at, params ReadOnlySpan<InvoiceEvent> facts)
    {
        foreach (var fact in facts)
        {
            state = state.Evolve(fact, at);
        }

        return state;
    }

    public static PaymentReceived Payment(long minor, string id = "p1") => new("bank", id, new MinorUnits(minor), Issued);

    public static DecisionContext At(Instant now, Policy? policy = null, Customer? customer = null, CreditorTerms? creditor = null) =>
        new(customer ?? Customer, policy ?? Standard, creditor ?? Berlin, now);

    /// <summary>A time of a day in Berlin.</summary>
    public static Instant In(LocalDate day, int hour, int minute = 0) => day.At(new LocalTime(hour, minute)).InZoneStrictly(Berlin.Zone).ToInstant();
}
