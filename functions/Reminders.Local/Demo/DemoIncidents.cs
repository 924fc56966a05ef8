using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Simulation.Populations;

namespace Reminders.Local.Demo;

/// <summary>What happens once in every office: a mailbox that bounces, somebody who wants no mail, a debit that comes back.</summary>
internal sealed class DemoIncidents(DemoClient client, IReadOnlyList<Person> people)
{
    private const int Bounce = 16;
    private const int OptOut = 20;
    private const int Return = 34;
    private const int StrayMoney = 41;

    public Task Happen(LocalDate today, (string PaymentId, Money Amount)? lastPaid) => Period.DaysBetween(DemoOptions.FirstDay, today) switch
    {
        Bounce when Forgetful(0) is { } person => Tell(person, new { type = "addressBounced", channel = "email" }),
        OptOut when Forgetful(1) is { } person => Tell(person, new { type = "optedOut", channel = "email" }),
        Return when lastPaid is { } paid => client.Post(
            $"/api/payments/{paid.PaymentId}/reversals",
            new { reversalId = $"back-{paid.PaymentId}", amount = paid.Amount.ToDecimalString(), currency = paid.Amount.Currency.Code, reason = "Charged back." }),
        StrayMoney => client.Pay("pay-stray", new Money(4820, Currency.Of("EUR")), today, payer: "M. Keller", text: "for the garden party"),
        _ => Task.CompletedTask,
    };

    private string? Forgetful(int number) => people
        .Where(person => person.Invoices.Any(invoice => invoice.Habit is Habit.Forgets or Habit.OwnPace)
            && person.Invoices[0].Invoice.Customer is { Email: not null, Phone: null, Type: CustomerType.Consumer })
        .Select(person => person.CustomerId).ElementAtOrDefault(number);

    private Task Tell(string customerId, object what) => client.Post($"/api/customers/{customerId}/events", what);
}
