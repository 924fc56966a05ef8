using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Messages.Tests;

internal static class Samples
{
    public static readonly LocalDate Today = new(2026, 12, 4);

    public static readonly Sender Sender = new(
        "Muster Gartenbau GmbH",
        "Katrin Muster",
        "rechnung@muster.example",
        "katrin@muster.example",
        "+49 89 123456",
        "DE89370400440532013000",
        "COBADEFFXXX");

    public static readonly MessageRenderer Renderer = new();

    // The day on which the standard policy sends each template, as days from today to the due date.
    public static readonly IReadOnlyDictionary<string, int> Steps = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["soft"] = 5,
        ["dueDay"] = 0,
        ["friendly"] = -4,
        ["help"] = -10,
        ["formal"] = -18,
    };

    public static TheoryData<string, string> TemplatesAndLanguages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var template in Steps.Keys)
            {
                data.Add(template, "en");
                data.Add(template, "de");
            }

            return data;
        }
    }

    public static InvoiceLine Invoice(
        string number = "2026-1001",
        long minor = 11900,
        int days = -4,
        string? url = "https://pay.example/2026-1001",
        string currency = "EUR",
        long? principal = null,
        string? reference = "RF18539007547034") => new(
            number,
            new Money(minor, Currency.Of(currency)),
            new Money(principal ?? minor, Currency.Of(currency)),
            Today.PlusDays(days - 14),
            Today.PlusDays(days),
            reference,
            url);

    public static ReminderContent Content(string template, string locale, params InvoiceLine[] invoices) => new(
        template,
        locale,
        Sender,
        "Anna Beispiel",
        Today,
        invoices.Length > 0 ? invoices : [Invoice(days: Steps[template])],
        template == "formal" ? Today.PlusDays(10) : null);

    /// <summary>One invoice and several, one currency and two, every mix of states, with and without name, link and account.</summary>
    public static IEnumerable<ReminderContent> Everything(string template, string locale)
    {
        InvoiceLine[][] sets =
        [
            [Invoice(days: Steps[template])],
            [Invoice(days: Steps[template], principal: 20000)],
            [Invoice(days: -9), Invoice("2026-1002", 5000, -4)],
            [Invoice(days: 3), Invoice("2026-1002", 5000, 6, currency: "CHF")],
            [Invoice(days: -9), Invoice("2026-1002", 5000, 0), Invoice("2026-1003", 700, 6, currency: "JPY")],
            [Invoice(days: -9), Invoice("2026-1002", 5000, -9), Invoice("2026-1003", 1, 6), Invoice("2026-1004", 1, 6), Invoice("2026-1005", 1, 0)],
        ];
        return from set in sets
               from link in new[] { null, "https://pay.example/all", "https://pay.example/{0}" }
               from sender in new[] { Sender, Sender with { Iban = null }, new Sender("Muster") }
               from name in new[] { null, "Anna Beispiel" }
               from code in new[] { null, new PaymentCode("BCD") }
               let invoices = set.Select(one => one with { PaymentUrl = link?.Replace("{0}", one.Number, StringComparison.Ordinal), Code = code })
               select Content(template, locale, [.. invoices]) with { Sender = sender, CustomerName = name };
    }
}
