using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Customers;
using Reminders.Domain.Amounts;

namespace Reminders.Simulation.Populations;

/// <summary>Makes up the invoices of one customer.</summary>
internal sealed class InvoiceMaker(CustomerInput customer, KindTraits traits, Chance chance)
{
    private readonly Place _place = chance.Weighted("place", Place.All);

    /// <summary>Issued from the first day on, for so many days.</summary>
    public ImmutableArray<PlannedInvoice> Coming(LocalDate firstDay, int issueDays)
    {
        var invoices = ImmutableArray.CreateBuilder<PlannedInvoice>();
        var day = chance.Between("firstInvoice", 0, Math.Min(traits.InvoiceEveryDays, issueDays) - 1);
        while (day < issueDays)
        {
            var luck = LuckOf($"{invoices.Count + 1:D2}", out var id);
            var issued = firstDay.PlusDays(day);
            var habit = luck.Weighted("habit", traits.Habits);
            invoices.Add(new PlannedInvoice(Make(id, issued, issued.PlusDays(traits.TermDays), luck), habit, Population.Pace(habit, traits, luck)));
            day += traits.InvoiceEveryDays + luck.Between("apart", -3, 3);
        }

        return invoices.ToImmutable();
    }

    /// <summary>Paid on one day, each so many days late as the kind is used to.</summary>
    public ImmutableArray<PlannedInvoice> Earlier(LocalDate paidOn) =>
    [
        .. Enumerable.Range(1, chance.Between("paid", traits.Paid.From, traits.Paid.To)).Select(number =>
        {
            var luck = LuckOf($"E{number}", out var id);
            var late = luck.Between("late", traits.PaidLate.From, traits.PaidLate.To);
            var due = paidOn.PlusDays(-late);
            return new PlannedInvoice(Make(id, due.PlusDays(-traits.TermDays), due, luck), Habit.OwnPace, late);
        }),
    ];

    private Chance LuckOf(FormattableString number, out string id)
    {
        id = $"{customer.CustomerId[2..]}-{number.ToString(CultureInfo.InvariantCulture)}";
        return chance.For(id);
    }

    private RegisterInvoice Make(string id, LocalDate issued, LocalDate due, Chance luck) =>
        new(id, $"RE-{id}", Amount(luck), issued, due, customer)
        {
            PaymentReference = $"RE{id.Replace("-", "", StringComparison.Ordinal)}",
            PaymentUrl = $"https://pay.example/{id}",
        };

    private Money Amount(Chance luck) => new(
        (100L * luck.Between("amount", traits.Amounts.From, traits.Amounts.To) * (_place.Currency == "SEK" ? 10 : 1)) + 90,
        Currency.Of(_place.Currency));
}
