using System.Globalization;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Customers;
using Reminders.Domain.Customers;

namespace Reminders.Simulation.Populations;

/// <summary>A made-up clientele: the same seed gives the same people with the same invoices.</summary>
public static class Population
{
    private static readonly string[] FirstNames =
        ["Ada", "Bruno", "Clara", "David", "Elif", "Frida", "Goran", "Hanna", "Ivo", "Jana", "Karim", "Lena", "Mats", "Noor", "Olga", "Paul"];

    private static readonly string[] LastNames =
        ["Lindner", "Morava", "Nowak", "Okafor", "Peters", "Quint", "Rossi", "Sommer", "Tanaka", "Ulrich", "Visser", "Wagner", "Yilmaz", "Zeller"];

    private static readonly string[] Trades = ["Bakery", "Cycles", "Design", "Garden", "Joinery", "Logistics", "Print", "Textiles"];

    private static readonly string[] Bodies = ["City library of", "Fire brigade of", "School board of", "Town hall of"];

    private static readonly string[] Towns = ["Ahrensfelde", "Birkenau", "Collm", "Dornbach", "Elmshorn", "Falkenhain", "Greiz", "Hollern"];

    /// <summary>So many customers; their invoices are issued from the first day on, for so many days.</summary>
    public static IEnumerable<Person> Of(int seed, int customers, LocalDate firstDay, int issueDays) =>
        Enumerable.Range(1, customers).Select(number => Make(Chance.Of(seed), number, firstDay, issueDays));

    /// <summary>What a customer of a kind would do about an invoice that is not made up.</summary>
    public static PlannedInvoice Given(int seed, RegisterInvoice invoice, Kind kind)
    {
        var traits = KindTraits.Of(kind);
        var luck = Chance.Of(seed).For(invoice.Customer.CustomerId).For(invoice.InvoiceId);
        var habit = luck.Weighted("habit", traits.Habits);
        return new PlannedInvoice(invoice, habit, Pace(habit, traits, luck));
    }

    private static Person Make(Chance seed, int number, LocalDate firstDay, int issueDays)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"c-{number:D4}");
        var chance = seed.For(id);
        var kind = chance.Weighted("kind", KindTraits.Shares);
        var maker = new InvoiceMaker(Customer(id, kind, chance, firstDay), KindTraits.Of(kind), chance);
        return new Person(id, kind, maker.Coming(firstDay, issueDays)) { Earlier = maker.Earlier(firstDay.PlusDays(-1)) };
    }

    private static CustomerInput Customer(string id, Kind kind, Chance chance, LocalDate firstDay)
    {
        var type = KindTraits.Of(kind).Type;
        var place = chance.Weighted("place", Place.All);
        return new CustomerInput(id)
        {
            Type = type,
            Name = type switch
            {
                CustomerType.Business => $"{chance.Pick("last", LastNames)} {chance.Pick("trade", Trades)} Ltd",
                CustomerType.Public => $"{chance.Pick("body", Bodies)} {chance.Pick("town", Towns)}",
                _ => $"{chance.Pick("first", FirstNames)} {chance.Pick("last", LastNames)}",
            },
            Street = "High Street 1",
            Postcode = "10115",
            City = chance.Pick("town", Towns),
            // A few are reached by text message or letter only.
            Email = chance.Percent("email", 95) ? $"{id}@example.com" : null,
            Phone = type == CustomerType.Consumer && chance.Percent("phone", 60) ? $"+49155500{chance.Between("number", 10000, 99999)}" : null,
            Locale = place.Locale,
            TimeZone = place.Zone,
            Country = place.Country,
            Region = place.Region,
            Since = kind switch
            {
                Kind.New => firstDay.PlusDays(-chance.Between("since", 0, 20)),
                Kind.Loyal => firstDay.PlusDays(-chance.Between("since", 400, 3000)),
                _ => firstDay.PlusDays(-chance.Between("since", 150, 350)),
            },
            Vulnerable = kind == Kind.Vulnerable,
        };
    }

    internal static int? Pace(Habit habit, KindTraits traits, Chance luck) => habit switch
    {
        Habit.OnTime => -luck.Between("pace", 0, Math.Min(10, traits.TermDays - 1)),
        Habit.OwnPace => luck.Between("pace", traits.Pace.From, traits.Pace.To),
        Habit.Forgets => luck.Between("pace", 12, 45),
        Habit.Promises or Habit.NeedsHelp => luck.Between("pace", 30, 60),
        Habit.Disputes => luck.Between("pace", 25, 45),
        Habit.Never => null,
        _ => throw new ArgumentOutOfRangeException(nameof(habit)),
    };
}
