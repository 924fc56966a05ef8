using NodaTime;

namespace Reminders.Local.Demo;

/// <summary>An invoice of the demo: when it is posted, and what its customer will do.</summary>
internal sealed record DemoInvoice(string Id, DemoCustomer Customer, decimal Amount, LocalDate Issued, LocalDate Due, LocalDate? PaidOn);

/// <summary>What happens in the demo, day by day. The same seed gives the same story.</summary>
internal static class DemoScript
{
    public const int TermDays = 14;

    private const int Customers = 60;

    /// <summary>One to three invoices on every weekday, most of them paid sooner or later.</summary>
    public static IReadOnlyList<DemoInvoice> Invoices(LocalDate start, int days, int seed)
    {
        var random = new Random(seed);
        var customers = Enumerable.Range(1, Customers).Select(number => DemoCustomer.Number(number, random)).ToList();
        var invoices = new List<DemoInvoice>();
        for (var day = start; day < start.PlusDays(days); day = day.PlusDays(1))
        {
            if (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            {
                continue;
            }

            for (var today = random.Next(1, 4); today > 0; today--)
            {
                var customer = customers[random.Next(customers.Count)];
                var due = day.PlusDays(TermDays);
                invoices.Add(new DemoInvoice(
                    $"2026-{1001 + invoices.Count}", customer, random.Next(19, 900) + 0.90m, day, due, customer.PaysOn(due, random)));
            }
        }

        return invoices;
    }
}
