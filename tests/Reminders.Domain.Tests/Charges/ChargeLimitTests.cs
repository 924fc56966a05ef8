using NodaTime;
using Reminders.Domain.Charges;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Tests.Charges;

public sealed class ChargeLimitTests
{
    private static readonly LocalDate Today = Example.Due.PlusDays(20);

    private static readonly Customer Business = Example.Customer.Evolve(Example.Profile(CustomerType.Business), Example.Start);

    [Theory]
    [InlineData(99_999, 4_000)]
    [InlineData(100_000, 7_000)]
    [InlineData(999_999, 7_000)]
    [InlineData(1_000_000, 10_000)]
    public void LumpSum_IsThatOfTheHighestPrincipalReached(long principal, long charge) =>
        Assert.Equal(charge, Assert.IsType<ChargeAdded>(Assert.Single(Sent(minor: principal, currency: "GBP", creditor: Creditor("GB", "Europe/London")))).Amount.Value);

    [Theory]
    [InlineData("USD")]
    [InlineData("EUR")]
    public void CountryWithoutALumpSum_ChargesNothing_AndAsksNobody(string currency) =>
        Assert.Empty(Sent(currency: currency, creditor: Creditor("US", "Europe/Berlin")));

    [Fact]
    public void CountryWithoutARate_IsLeftToAPerson() =>
        Assert.Equal(TaskKind.ChargeRate, Assert.IsType<TaskOpened>(Assert.Single(Sent(creditor: Creditor("JP", "Asia/Tokyo")))).Kind);

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(2, 0, false)]
    [InlineData(1, -1, false)]
    public void Interest_NeedsARateForEveryDayFromTheFirstOverdueToToday(int from, int to, bool isCovered)
    {
        var fact = Assert.Single(Sent(Interest(Example.Due.PlusDays(from), Today.PlusDays(to))));

        Assert.Equal(isCovered, fact is ChargeAdded { Amount.Value: 54 });
        Assert.Equal(!isCovered, fact is TaskOpened { Kind: TaskKind.ChargeRate });
    }

    [Theory]
    [InlineData(3660, true)]
    [InlineData(3661, false)]
    public void Interest_OfTenYears_IsWorkedOut_OlderOnesAreLeftToAPerson(int days, bool isWorkedOut)
    {
        var fact = Assert.Single(Sent(Interest(Example.Due, Example.Due.PlusDays(5_000)), Example.Due.PlusDays(days)));

        Assert.Equal(isWorkedOut, fact is ChargeAdded);
        Assert.Equal(!isWorkedOut, fact is TaskOpened { Kind: TaskKind.ChargeRate });
    }

    [Fact]
    public void ChargeOfWhatWasSent_IsAdded_ThoughTheCustomerMovesToASegmentWithoutOne()
    {
        var facts = Sent(customer: Example.Customer.Evolve(Example.Profile(CustomerType.Public), Example.Start));

        Assert.Equal(["ChargeAdded", "SegmentChanged"], facts.Select(fact => fact.GetType().Name));
    }

    private static Charge Interest(LocalDate from, LocalDate to) =>
        new("latePayment", ChargeKind.Interest, [new ChargeRate("DE", from, to, "the law") { Percent = 10m }]);

    private static CreditorTerms Creditor(string country, string zone) => new(DateTimeZoneProviders.Tzdb[zone], country, null);

    // What is recorded after the formal notice to a business was sent.
    private static IEnumerable<InvoiceEvent> Sent(
        Charge? charge = null, LocalDate? today = null, long minor = 10_000, string currency = "EUR", CreditorTerms? creditor = null, Customer? customer = null)
    {
        var policy = charge is null ? Example.Standard : Example.Standard with { Charges = [charge] };
        var at = Example.In(today ?? Today, 12);
        var state = Example.Invoice(minor, policy, "business", currency: currency)
            .With(at, new ReminderSent("m", 1, "formal", 1, Channel.Email, Severity.Formal, ["A"], null));
        return Decider.Settle(state, Example.At(at, policy, customer ?? Business, creditor)).Facts;
    }
}
