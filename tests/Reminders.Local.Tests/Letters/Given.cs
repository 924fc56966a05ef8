using System.Globalization;
using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Domain.Amounts;
using Reminders.Messages;

namespace Reminders.Local.Tests.Letters;

internal static class Given
{
    public static readonly Guid Operation = new("0b5d7c3e-0000-5000-8000-000000000001");

    public static readonly Creditor German = new("main", "Muster Gartenbau GmbH", DateTimeZone.Utc, "DE")
    {
        SignedBy = "Katrin Muster", Email = "rechnung@muster.example", Phone = "+49 89 123456", Street = "Gärtnerweg 3", Postcode = "81543", City = "München",
        Iban = "DE89370400440532013000", Bic = "COBADEFFXXX",
    };

    public static readonly Creditor Swiss = German with { Country = "CH", Iban = "CH4431999123000889012", References = ReferenceKind.Qrr };

    private static readonly PostalAddress Home = new("Anna \"Ännchen\" Beispiel, Dr.", "Beispielstraße 7", "80331", "München", "DE");

    public static OutgoingMessage.Letter Letter(Creditor creditor, int invoices = 1, PostalAddress? to = null, string template = "friendly") => new(
        Operation, "contact", to ?? Home, MessageComposer.SenderOf(creditor), new MessageRenderer().Letter(Content(creditor, invoices, to ?? Home, template)));

    private static ReminderContent Content(Creditor creditor, int invoices, PostalAddress to, string template)
    {
        var today = new LocalDate(2026, 12, 4);
        return new ReminderContent(
            template, "de", MessageComposer.SenderOf(creditor), to.Name, today, [.. Enumerable.Range(1, invoices).Select(number => Invoice(creditor, number, today, to))])
        {
            Recipient = to,
        };
    }

    private static InvoiceLine Invoice(Creditor creditor, int number, LocalDate today, PostalAddress to)
    {
        var (name, amount) = (string.Create(CultureInfo.InvariantCulture, $"{20261000 + number}"), new Money(11900 + number, Currency.Of("EUR")));
        var reference = References.For(creditor, name);
        return new InvoiceLine(name, amount, amount, today.PlusDays(-20), today.PlusDays(-6), reference)
        {
            Code = PaymentCodes.Of(creditor, name, reference, amount, to),
        };
    }
}
