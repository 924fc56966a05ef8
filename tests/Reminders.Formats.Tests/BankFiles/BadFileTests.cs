using System.Text;
using Reminders.Formats.BankFiles;

namespace Reminders.Formats.Tests.BankFiles;

/// <summary>Files that cannot be used: refused with the place and the reason, before anything of them counts.</summary>
public sealed class BadFileTests
{
    [Theory]
    [InlineData("<Amt Ccy=\"EUR\">-1.00</Amt>", "Amt: is negative; an amount has its direction in CdtDbtInd")]
    [InlineData("<Amt Ccy=\"EUR\">99999999999999999999.00</Amt>", "Amt: is larger than 10000000000.00 EUR")]
    [InlineData("<Amt Ccy=\"EUR\">1e5</Amt>", "Amt: must be a decimal number with a point, such as 119.00")]
    [InlineData("<Amt Ccy=\"EUR\">1.005</Amt>", "Amt: has 3 decimals; EUR has 2")]
    [InlineData("<Amt Ccy=\"DEM\">1.00</Amt>", "Amt/@Ccy: is no ISO 4217 currency")]
    [InlineData("<Amt>1.00</Amt>", "Amt/@Ccy: is no ISO 4217 currency")]
    [InlineData("", "Amt: is missing")]
    public void AmountThatIsNone_IsRefused(string amount, string expected) =>
        Assert.Equal($"line 6, /Stmt[1]/Ntry[1]/{expected}", Given.Wrong(Given.Camt(Given.Statement(Given.Entry(amount)))));

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026-13-01")]
    [InlineData("0001-01-01")]
    [InlineData("yesterday")]
    public void DateThatThereIsNot_IsRefused(string day) =>
        Assert.Equal("line 6, /Stmt[1]/Ntry[1]/BookgDt: is no date", Given.Wrong(Given.Camt(Given.Statement(Given.Entry(day: day)))));

    [Fact]
    public void ThirtiethOfFebruary_IsRefused_InMt940Too() =>
        Assert.Equal("line 5, :61:: holds a date that there is not", Given.Wrong(Given.Mt940(":61:2602300230C1,00NTRFNONREF\n")));

    [Fact]
    public void MixedCurrencies_AreRefused() =>
        Assert.Equal(
            "line 7, /Stmt[1]/Ntry[2]: is in USD, its statement in EUR; an account has one currency",
            Given.Wrong(Given.Camt(Given.Statement(Given.Entry() + "\n" + Given.Entry("<Amt Ccy=\"USD\">1.00</Amt>")))));

    [Fact]
    public void StatementOfAnotherAccount_IsRefused_HoweverTheirsIsWritten()
    {
        Assert.StartsWith("line 4: the statement that begins here is of another account", Given.Wrong(Given.Camt(Given.Statement("")), "DE02120300000000202051"), StringComparison.Ordinal);
        Assert.StartsWith("line 1: the statement that begins here is of another account", Given.Wrong(Given.Mt940(""), "DE02120300000000202051"), StringComparison.Ordinal);
        Given.Read(Given.Mt940("")).ForEach(new StatementCheck(["de89 3704 0044 0532 0130 00"]).Take);
    }

    [Fact]
    public void SameStatementTwiceInAFile_IsRefused_UnlessItSaysThatItIsACopy()
    {
        var statement = Given.Statement(Given.Entry());
        var copy = statement.Replace("<Acct>", "<CpyDplctInd>DUPL</CpyDplctInd><Acct>", StringComparison.Ordinal);

        Assert.Equal("line 8: the statement that begins here is in the file already, from line 4 on; send it once", Given.Wrong(Given.Camt($"{statement}\n{statement}")));
        Assert.Contains("in the file already", Given.Wrong(Given.Mt940("") + Given.Mt940("")), StringComparison.Ordinal);
        Given.Read(Given.Camt($"{statement}\n{copy}")).ForEach(new StatementCheck([]).Take);
    }

    [Fact]
    public void FileCutAnywhere_IsRefused()
    {
        foreach (var (whole, last) in new[]
        {
            (Given.Camt(Given.Statement(Given.Entry())), "</Document>"),
            (Given.Mt940(":61:2612011201C119,00NTRFNONREF//B1\n:86:166?00Gutschrift?20RE-1\n"), ":62F:C261201EUR1119"),
        })
        {
            var bytes = Encoding.UTF8.GetBytes(whole[..(whole.IndexOf(last, StringComparison.Ordinal) + last.Length - 1)]);
            for (var length = 0; length <= bytes.Length; length++)
            {
                Assert.Matches("^(line|the file)", Given.Wrong(bytes[..length]));
            }
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE Document [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;&a;\">]>")]
    [InlineData("<!DOCTYPE Document SYSTEM \"http://127.0.0.1:1/x.dtd\">")]
    public void DocumentTypes_AreRefused_SoThatNothingExpandsAndNothingIsFetched(string doctype) => Assert.Contains(
        "a document type declaration is not accepted",
        Given.Wrong(Given.Camt(Given.Statement("")).Replace("<Document", $"{doctype}<Document", StringComparison.Ordinal)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("urn:iso:std:iso:20022:tech:xsd:pain.001.001.09")]
    [InlineData("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2")]
    public void UnknownNamespace_IsRefused(string space) => Assert.Equal(
        $"line 2, /Document: is of the namespace '{space}'; a camt.052, camt.053 or camt.054 Document is expected",
        Given.Wrong(Given.Camt(Given.Statement(""), space)));

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("{\"nothing\":1}")]
    [InlineData("date;amount\n2026-12-01;5")]
    [InlineData("<html><body/></html>")]
    public void FileOfAnotherKind_IsRefused(string file) => Assert.Contains("camt.0", Given.Wrong(file), StringComparison.Ordinal);

    [Fact]
    public void WrongEncoding_IsRefused_WithItsPlace()
    {
        var file = Given.Camt(Given.Statement(Given.Entry(details: "<TxDtls><RmtInf><Ustrd>Müller</Ustrd></RmtInf></TxDtls>")));

        Assert.StartsWith("line 6, column", Given.Wrong(Encoding.Latin1.GetBytes(file)), StringComparison.Ordinal);
        Assert.StartsWith("line 1, column", Given.Wrong(file.Replace("UTF-8", "klingon", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("line 1: holds control characters; the file must be UTF-8 or ISO 8859-1 text", Given.Wrong(Encoding.Unicode.GetBytes(Given.Mt940(""))));
        Assert.Single(Given.Read(Encoding.Latin1.GetBytes(file.Replace("UTF-8", "ISO-8859-1", StringComparison.Ordinal))).OfType<BankFileItem.Entry>());
        Assert.Single(Given.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(file.Replace("UTF-8", "UTF-16", StringComparison.Ordinal))]).OfType<BankFileItem.Entry>());
    }

    [Fact]
    public void NestingTagsAndTexts_AreBounded()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000));
        var longTag = $"<Splmtry a=\">{new string('x', 200_000)}\"/>";
        var longText = $"<TxDtls><RmtInf><Ustrd>{new string('x', 3_000_000)}</Ustrd></RmtInf></TxDtls>";
        var longComment = $"<!-- don't <mind> {new string('x', 200_000)} -->";

        Assert.Contains("nested deeper", Given.Wrong(Given.Camt(Given.Statement(deep))), StringComparison.Ordinal);
        Assert.Contains("A tag is longer", Given.Wrong(Given.Camt(Given.Statement(longTag))), StringComparison.Ordinal);
        Assert.Contains("more text", Given.Wrong(Given.Camt(Given.Statement(Given.Entry(details: longText)))), StringComparison.Ordinal);
        Assert.Contains("longer than", Given.Wrong(Given.Mt940($":86:{new string('x', 3000)}\n")), StringComparison.Ordinal);
        Assert.Single(Given.Entries(Given.Camt(Given.Statement(longComment + Given.Entry()))));
    }

    [Theory]
    [InlineData(":61:261201C1,00NTRFNONREF\n", "", "the statement that begins here has no closing balance (:62F:): it ends before")]
    [InlineData(":61:261201X1,00NTRFNONREF\n", ":62F:C261201EUR1,00", "must be a date (YYMMDD), C, D, RC or RD")]
    [InlineData(":61:261201C1.00NTRFNONREF\n", ":62F:C261201EUR1,00", "must be a date (YYMMDD), C, D, RC or RD")]
    [InlineData(":61:261201C99999999999999999,00NTRFNONREF\n", ":62F:C261201EUR1,00", "is larger than 10000000000.00 EUR")]
    [InlineData("", ":62F:C261201XXX1,00", "is in no ISO 4217 currency")]
    [InlineData("", ":62F:C261201EUR1,00\n:61:261201C1,00NTRFNONREF", "stands behind the closing balance")]
    public void Mt940ThatIsNone_IsRefused(string entries, string closing, string why) =>
        Assert.Contains(why, Given.Wrong(Given.Mt940(entries, closing)), StringComparison.Ordinal);
}
