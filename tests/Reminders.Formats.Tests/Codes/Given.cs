using Reminders.Domain.Amounts;
using Reminders.Formats.Codes;

namespace Reminders.Formats.Tests.Codes;

internal static class Given
{
    public const string Iban = "CH5204835012345671000";
    public const string QrIban = "CH4431999123000889012";
    public const string QrReference = "210000000003139471430009017";

    public static EpcTransfer Transfer { get; } = new("Muster Gartenbau GmbH", "DE89 3704 0044 0532 0130 00", Euros(11900)) { Text = "RE/2026/1001" };

    // The second sample of the Swiss guidelines.
    public static SwissBill Bill { get; } = new(
        QrIban, new SwissAddress("Robert Schneider AG", "Rue du Lac 1268", "2501", "Biel", "CH"), new Money(194975, Currency.Of("CHF")))
    {
        Debtor = new SwissAddress("Pia-Maria Rutschmann-Schnyder", "Grosse Marktgasse 28", "9400", "Rorschach", "CH"),
        Reference = QrReference,
        Message = "Order from 15.10.2020",
    };

    public static Money Euros(long minor) => new(minor, Currency.Of("EUR"));

    public static string Text(CodePayload payload) => Assert.IsType<CodePayload.Made>(payload).Text;

    public static string Reason(CodePayload payload) => Assert.IsType<CodePayload.NotMade>(payload).Reason;
}
