using System.Globalization;
using NodaTime;
using Reminders.Formats.Matching;
using Reminders.Formats.References;

namespace Reminders.Formats.Tests.Matching;

/// <summary>
/// A creditor's open invoices as they make matching hard: namesakes, households, consecutive numbers, the same amounts over and over,
/// some invoices with references and some without, some accounts known.
/// </summary>
internal sealed class SyntheticBooks
{
    private static readonly string[] First = ["Anna", "Peter", "Jörg", "Maria", "Ali", "Zoë", "Søren", "Lukas", "Eva", "Jan", "Ida", "Noah", "Mia", "Paul", "Lena", "Emil", "Sara", "Tom", "Nina", "Max"];

    private static readonly string[] Last =
    [
        "Müller", "Schmidt", "Schneider", "Fischer", "Weber", "Meyer", "Maier", "Wagner", "Becker", "Schulz", "Hoffmann", "Jansen", "Janssen", "Hansen",
        "Strauß", "Öztürk", "Nowak", "Novak", "Andersson", "Anderson", "Berg", "Lund", "Rossi", "Bianchi", "Dubois", "Moreau", "Keller", "Huber", "Bauer", "Vogel",
    ];

    private static readonly string[] Companies = ["Contoso", "Nordwind", "Fabrikam", "Adatum", "Tailwind", "Litware", "Proseware", "Wingtip"];
    private static readonly string[] Forms = ["GmbH", "AG", "Ltd", "KG", "AB", "Oy"];
    private static readonly long[] CommonAmounts = [999, 1999, 2900, 4900, 9900, 11900, 19900, 50000];

    private readonly HashSet<string> _short = [];

    public SyntheticBooks(Random random, int customers)
    {
        var next = 1000;
        for (var c = 0; c < customers; c++)
        {
            var name = random.Next(5) == 0
                ? $"{Pick(random, Companies)} {Pick(random, Last)} {Pick(random, Forms)}"
                : $"{Pick(random, First)} {Pick(random, Last)}";
            var account = $"DE{random.Next(10, 99)}{random.NextInt64(100_000_000, 999_999_999)}{random.NextInt64(100_000_000, 999_999_999)}";
            var subscription = random.Next(3) == 0 ? Pick(random, CommonAmounts) : 0;
            var count = random.Next(1, 5);
            for (var i = 0; i < count; i++)
            {
                next += random.Next(3) == 0 ? random.Next(1, 40) : 1;
                var number = (c % 7) switch
                {
                    // Short ones, some of which are dates, postcodes and amounts, and some that are dates in full.
                    1 when c % 4 == 1 => Short(random),
                    2 when c % 4 == 2 && i == 0 => Day(random) ?? $"2026-{next}",
                    < 2 => $"2026-{next}",
                    < 5 => $"RE{next + 2_000_000}",
                    _ => string.Create(CultureInfo.InvariantCulture, $"{next + 70_000_000}"),
                };
                var minor = subscription > 0 ? subscription : random.Next(2) == 0 ? Pick(random, CommonAmounts) : random.Next(500, 500_000);
                var issued = new LocalDate(2026, 3, 1).PlusDays(-random.Next(60));
                Invoices.Add(new OpenInvoice(
                    string.Create(CultureInfo.InvariantCulture, $"i-{next}"), number, Given.Euro(minor), string.Create(CultureInfo.InvariantCulture, $"c-{c}"), name, issued, issued.PlusDays(30))
                {
                    PaymentReference = (next % 5) switch { 0 or 1 => CreditorReference.Create(next.ToString(CultureInfo.InvariantCulture)), 2 => SwissQrReference.Create(next.ToString(CultureInfo.InvariantCulture)), _ => null },
                    KnownAccounts = c % 2 == 0 ? [new(account)] : [],
                });
                Accounts[Invoices[^1].InvoiceId] = account;
            }
        }

        ByCustomer = Invoices.GroupBy(invoice => invoice.CustomerId).ToDictionary(group => group.Key, group => group.ToList());
        Names = [.. First.SelectMany(first => Last.Select(last => $"{first} {last}"))];
    }

    public List<OpenInvoice> Invoices { get; } = [];

    public Dictionary<string, List<OpenInvoice>> ByCustomer { get; }

    /// <summary>The account each invoice's customer really pays from, known or not.</summary>
    public Dictionary<string, string> Accounts { get; } = [];

    public string[] Names { get; }

    // Seven digits that are a date together with their check digit, or look like the start of one.
    private string? Day(Random random) => $"2026{random.Next(1, 13):D2}{random.Next(10)}" is var day && _short.Add(day) ? day : null;

    // Each number once: a creditor who numbers twice cannot be helped.
    private string Short(Random random)
    {
        while (true)
        {
            var number = random.Next(4) switch
            {
                0 => $"{random.Next(1, 32):D2}{random.Next(1, 13):D2}",
                1 => string.Create(CultureInfo.InvariantCulture, $"{Pick(random, CommonAmounts)}0"),
                _ => string.Create(CultureInfo.InvariantCulture, $"{random.Next(10_000, 99_999)}"),
            };
            if (_short.Add(number))
            {
                return number;
            }
        }
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
