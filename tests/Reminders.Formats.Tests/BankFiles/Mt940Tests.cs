using System.Text;
using NodaTime;
using Reminders.Formats.BankFiles;

namespace Reminders.Formats.Tests.BankFiles;

/// <summary>MT940 as German banks write it, and as others do.</summary>
public sealed class Mt940Tests
{
    private const string German =
        ":61:2612011201C119,00N166NONREF//BANK-1\nGutschrift\n" +
        ":86:166?00SEPA-GUTSCHRIFT?10931?20EREF+RE-2026-10?2101?22SVWZ+Rechnung RE-20?2326-10\n" +
        "?2401 vielen Dank?25ABWA+Karl Bezahlt?30COBADEFFXXX?31DE02120300000000202051?32ADA MUSTERMANN UND S?33OHN\n";

    [Fact]
    public void GermanDetails_AreJoinedWhereTheBankCutThem()
    {
        var line = Assert.Single(Given.Lines(Given.Mt940(German)));

        Assert.Equal((BankLineKind.Payment, "119.00 EUR", "RE-2026-1001"), (line.Kind, line.Amount.ToString(), line.EndToEndId));
        Assert.Equal(("ADA MUSTERMANN UND SOHN", "DE02120300000000202051"), (line.Payer, line.PayerAccount));
        Assert.Equal("Rechnung RE-2026-1001 vielen Dank\nKarl Bezahlt", line.Text);
        Assert.StartsWith("BANK-1-", line.Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(":61:2612011201C1,00NTRFNONREF//X", true, false, "BOOK")]
    [InlineData(":61:2612011201CR1,00NTRFNONREF//X", true, false, "BOOK")]
    [InlineData(":61:2612011201D1,00NTRFNONREF//X", false, false, "BOOK")]
    [InlineData(":61:2612011201RC1,00NTRFNONREF//X", false, true, "BOOK")]
    [InlineData(":61:2612011201RD1,00NTRFNONREF//X", true, true, "BOOK")]
    [InlineData(":61:261201EC1,NMSCABC", true, false, "PDNG")]
    public void Marks_AreDirectionReversalAndStatus(string line, bool credit, bool reversal, string status)
    {
        var entry = Assert.Single(Given.Entries(Given.Mt940($"{line}\n")));

        Assert.Equal((credit, reversal, status, "1.00 EUR"), (entry.IsCredit, entry.IsReversal, entry.Status, entry.Amount.ToString()));
    }

    [Theory]
    [InlineData("2612311231", 2026)]
    [InlineData("2701011231", 2026)]
    [InlineData("2612310102", 2027)]
    [InlineData("2402290229", 2024)]
    public void BookingDayWithoutAYear_IsTheNearestToTheValueDate(string days, int year) =>
        Assert.Equal(year, Assert.Single(Given.Entries(Given.Mt940($":61:{days}C1,00NTRFNONREF\n"))).BookedOn!.Value.Year);

    [Theory]
    [InlineData("109", "D", BankLineKind.Return)]
    [InlineData("108", "D", BankLineKind.Return)]
    [InlineData("105", "D", BankLineKind.Ignored)]
    [InlineData("166", "RC", BankLineKind.Return)]
    [InlineData("159", "C", BankLineKind.Ignored)]
    [InlineData("166", "C", BankLineKind.Payment)]
    public void Returns_AreTellableFromPayments(string code, string mark, BankLineKind kind) =>
        Assert.Equal(kind, Assert.Single(Given.Lines(Given.Mt940($":61:2612011201{mark}119,00NMSCNONREF//X\n:86:{code}?00X?20EREF+E1?34914\n"))).Kind);

    [Fact]
    public void ReturnWithCharges_KnowsWhatThePaymentHadBeen()
    {
        var line = Assert.Single(Given.Lines(Given.Mt940(":61:2612011201D122,50NMSCNONREF//X\n:86:109?00RUECKLASTSCHRIFT?20EREF+E1?21OAMT+119,00?34914\n")));

        Assert.Equal(("122.50 EUR", "119.00 EUR", "914"), (line.Amount.ToString(), line.Original.ToString(), line.ReturnReason));
    }

    [Fact]
    public void PlainDetails_AreTheText_AndTheReferenceThePayers()
    {
        var line = Assert.Single(Given.Lines(Given.Mt940(":61:2612011201C119,00NTRFRE-1001//B\n:86:/TRTP/SEPA/NAME/ADA\nsecond line\n")));

        Assert.Equal(("RE-1001", "/TRTP/SEPA/NAME/ADA second line"), (line.PaymentReference, line.Text));
    }

    [Fact]
    public void Statements_HaveNumberPageAndBalances_WithOrWithoutAnEnvelope()
    {
        foreach (var file in new[] { Given.Mt940(""), $"{{1:F01X}}{{2:I940X}}{{4:\r\n{Given.Mt940("").TrimEnd('\n')}}}\r\n", "\uFEFF" + Given.Mt940("") })
        {
            var closed = Assert.Single(Given.Read(file).OfType<BankFileItem.Closed>()).Statement;

            Assert.Equal((5L, 1, new LocalDate(2026, 12, 1)), (closed.Number, closed.Page, closed.Day));
            Assert.Equal(("1000.00 EUR", "1119.00 EUR"), (closed.Opening!.Amount.ToString(), closed.Closing!.Amount.ToString()));
            Assert.Equal(Given.Account, BankAccount.Plain(closed.Account));
        }
    }

    [Fact]
    public void Text_IsReadInUtf8AndIso8859()
    {
        var file = Given.Mt940(":61:2612011201C119,00NTRFNONREF//B\n:86:Ümlaut\n");

        Assert.All([Encoding.UTF8, Encoding.Latin1], encoding =>
            Assert.Equal("Ümlaut", Given.Read(encoding.GetBytes(file)).OfType<BankFileItem.Entry>().Single().Value.Transactions[0].Remittance[0]));
    }
}
