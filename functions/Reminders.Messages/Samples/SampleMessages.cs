using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Messages;

/// <summary>Made-up reminders that look like real ones, to see and to check a template with. Nobody in them exists.</summary>
internal static class SampleMessages
{
    public static readonly LocalDate Today = new(2026, 12, 4);

    public static readonly Sender Sender = new(
        "Muster Gartenbau GmbH", "Katrin Muster", "rechnung@muster.example", "katrin@muster.example", "+49 89 123456", "DE89370400440532013000", "COBADEFFXXX")
    {
        Street = "Gärtnerweg 3",
        Postcode = "81543",
        City = "München",
        Country = "DE",
    };

    /// <summary>The same reminder in the situations that a reader should see, the plainest first.</summary>
    public static IReadOnlyList<SampleMessage> For(Wording wording, Sender? sender)
    {
        var days = wording.About switch
        {
            InvoiceState.Upcoming => 5,
            InvoiceState.Today => 0,
            _ => -6,
        };
        var one = Invoice("2026-1001", 11900, days, "https://pay.example/2026-1001");
        return
        [
            Sample("one invoice", one),
            WithPage(Sample("by transfer", one with { PaymentUrl = null })),
            Sample("several invoices", one with { PaymentUrl = null }, Invoice("2026-1007", 4550, days, null) with { PaymentReference = null }, Invoice("2026-1012", 2300, 12, null) with { PaymentReference = null }),
            .. wording.About == InvoiceState.Overdue ? new[] { Sample("with charges", Charged(one)) } : [],
        ];

        SampleMessage Sample(string name, params InvoiceLine[] invoices) =>
            new(name, new ReminderContent(wording.Template, wording.Tag, sender ?? Sender, "Anna Beispiel", Today, invoices) { Recipient = new PostalAddress("Anna Beispiel", "Beispielstraße 7", "80331", "München", "DE") });
    }

    private static SampleMessage WithPage(SampleMessage sample) => sample with { Content = sample.Content with { Page = "https://pay.example/p/example" } };

    // Only what is late is ever charged.
    private static InvoiceLine Charged(InvoiceLine invoice) => invoice with
    {
        Charges =
        [
            new ChargeLine(ChargeLineKind.LumpSum, new Money(4000, Currency.Of("EUR")), Source: "§ 288 (5) BGB"),
            new ChargeLine(ChargeLineKind.Interest, new Money(37, Currency.Of("EUR")), Source: "§ 288 (2) BGB"),
        ],
    };

    private static InvoiceLine Invoice(string number, long minor, int days, string? url)
    {
        var amount = new Money(minor, Currency.Of("EUR"));
        return new InvoiceLine(number, amount, amount, Today.PlusDays(days - 14), Today.PlusDays(days), "RF18539007547034", url);
    }
}

/// <summary>A made-up reminder.</summary>
/// <param name="Name">What is special about it, such as "several invoices".</param>
public sealed record SampleMessage(string Name, ReminderContent Content);
