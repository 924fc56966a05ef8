using Reminders.Formats.Matching;
using Reminders.Formats.References;

namespace Reminders.Formats.Tests.Matching;

/// <summary>Digits that may name an invoice and may be something else: days, postcodes, amounts, telephones, another's number.</summary>
public sealed class ChanceTests
{
    private const string Account = "DE89370400440532013000";

    [Theory]
    [InlineData("10115", "22447", "Ada Example, Hauptstr. 1, 10115 Berlin")]
    [InlineData("4900", "9944", "Betrag 49,00 EUR")]
    [InlineData("104900", "994477", "Betrag 1.049,00 EUR")]
    public void PostcodeOrAmount_IsNoNumber_WhereAnotherInvoiceMayBeMeant(string number, string other, string text)
    {
        var (first, second) = (Given.Invoice(number, 4900), Given.Invoice(other, 4900));

        Assert.StartsWith("?", Given.Line(4900, text, "Ada Example").Match(first, second).Said(), StringComparison.Ordinal);
        Assert.StartsWith("?", Given.Line(4900, text, "Ada Example").Match(first, second with { CustomerId = "c-2" }).Said(), StringComparison.Ordinal);
        Assert.Equal($"{number}:4900", Given.Line(4900, text, "Ada Example").Match(first, second with { Outstanding = Given.Euro(700) }).Said());
    }

    [Theory]
    [InlineData("2512", "Beitrag bis 25.12.")]
    [InlineData("0310", "vom 2026-03-10")]
    [InlineData("2026-0310", "vom 2026-03-10")]
    [InlineData("1003-2026", "vom 10.03.2026")]
    [InlineData("2026-03-10", "vom 2026-03-10")]
    public void NumberWrittenAsADay_NeedsTheAccount(string number, string text)
    {
        var invoice = Given.Invoice(number, 4900);
        var line = Given.Line(4900, text, "Ada Example");

        Assert.StartsWith("?", line.Match(invoice).Said(), StringComparison.Ordinal);
        Assert.Equal($"{number}:4900", (line with { PayerAccount = Account }).Match(invoice with { KnownAccounts = [new(Account)] }).Said());
    }

    [Fact]
    public void NumberByChance_BesideOneThatIsNamedInFull_IsProposed()
    {
        var chance = Given.Invoice("2202", 4900);
        var line = Given.Line(4900, "KdNr 2202 Nr. 2026-44566", "Ada Example");

        Assert.Equal("2202:4900", line.Match(chance).Said());
        Assert.StartsWith("?", line.Match(chance, Given.Invoice("2026-44566", 4900, "c-2", "Bo Berg")).Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void ReferenceFromAStranger_WhereTheSameDigitsAreAnothersNumber_IsProposed()
    {
        var policy = new MatchingPolicy { Numeric = NumericReferences.Luhn };
        var meant = Given.Invoice("2026-16041", 4900);
        var printed = SwedishOcr.Create("20261604", OcrLevel.CheckDigit)!;

        Assert.Equal("202616041", printed);
        Assert.StartsWith("?", Given.Line(4900, $"Nr. {printed}", "Ada Exemplx").Match(policy, meant, Given.Invoice("2026-1604", 4900, "c-2", "Bo Berg")).Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void NumberAsItIsWritten_IsPosted_ThoughTheCustomerOwesTheSameTwice() => Assert.Equal(
        "2026-1001:4900", Given.Line(4900, "RE 2026-1001", "Ada Example").Match(Given.Invoice("2026-1001", 4900), Given.Invoice("2026-7788", 4900)).Said());

    [Theory]
    [InlineData("2026112", "Betalning 2026-11-29")]
    [InlineData("2026112", "Betalning 20261129")]
    [InlineData("0701234", "Tel 070-12347")]
    [InlineData("0701234", "Tel 07012347")]
    public void DateOrTelephone_IsNoReference(string number, string text)
    {
        var policy = new MatchingPolicy { Numeric = NumericReferences.Luhn };
        var invoice = Given.Invoice(number, 11900);

        Assert.StartsWith("?", Given.Line(2000, text, "Total Stranger").Match(policy, invoice).Said(), StringComparison.Ordinal);
        Assert.StartsWith("?", (Given.Line(2000, null, "Total Stranger") with { References = [text] }).Match(policy, invoice).Said(), StringComparison.Ordinal);
    }
}
