using Reminders.Domain.Amounts;
using Reminders.Formats.Matching;
using Reminders.Formats.References;

namespace Reminders.Formats.Tests.Matching;

public sealed class MatcherTests
{
    private const string Account = "DE89370400440532013000";
    private const string Reference = "RF18539007547034";

    private static readonly OpenInvoice Invoice = Given.Invoice("2026-1001", 11900);
    private static readonly OpenInvoice WithReference = Invoice with { PaymentReference = Reference };

    [Theory]
    [InlineData(11900, "2026-1001:11900", 0)]
    [InlineData(5000, "2026-1001:5000", 0)]
    [InlineData(20000, "2026-1001:11900", 8100)]
    public void NamedBySystem_IsPostedWhateverTheAmount_TooMuchStaysAsCredit(long minor, string said, long left)
    {
        foreach (var line in (PaymentLine[])[Given.Line(minor) with { InvoiceId = "2026-1001" }, Given.Line(minor) with { StatedReference = "rf18 5390 0754 7034" }])
        {
            var match = line.Match(WithReference);
            Assert.Equal(said, match.Said());
            Assert.Equal(left, Assert.IsType<Match.Certain>(match).Left.Minor);
        }
    }

    [Fact]
    public void NamedBySystem_ButUnknown_IsNotGuessed() =>
        Assert.Equal("? 2026-1001:11900", (Given.Line(11900, "2026-1001", "Ada Example") with { InvoiceId = "other" }).Match(Invoice).Said());

    [Theory]
    [InlineData("RF18 5390 0754 7034")]
    [InlineData("Rechnung RF18539007547034 vielen Dank")]
    [InlineData("RF18 5390 0754 7034 2026-03-10")]
    public void CheckedReference_IsPosted_InFieldOrText_WhoeverPays(string text)
    {
        Assert.Equal("2026-1001:5000", Given.Line(5000, text, "Somebody Else").Match(WithReference).Said());
        Assert.Equal("2026-1001:5000", (Given.Line(5000) with { References = ["NOTPROVIDED", text] }).Match(WithReference).Said());
    }

    [Theory]
    [InlineData("RF17539007547034")]
    [InlineData("RF81539007547034")]
    public void WrongCheckDigit_IsProposedNeverPosted(string reference)
    {
        foreach (var line in (PaymentLine[])
            [
                Given.Line(11900, null, "Ada Example") with { References = [reference] },
                Given.Line(11900, reference, "Ada Example"),
                Given.Line(11900) with { StatedReference = reference },
                Given.Line(11900, "2026-1001", "Ada Example") with { References = [reference] },
            ])
        {
            var match = line.Match(WithReference);
            Assert.Equal("? 2026-1001:11900", match.Said());
            Assert.Contains(EvidenceKind.WrongCheckDigit, match.Reasons());
        }
    }

    [Fact]
    public void SwissReference_IsPosted_WithAndWithoutItsZeros()
    {
        var invoice = Invoice with { PaymentReference = SwissQrReference.Create("20261001")! };

        Assert.Equal("2026-1001:11900", (Given.Line(11900) with { References = [SwissQrReference.Format(invoice.PaymentReference!)] }).Match(invoice).Said());
    }

    [Theory]
    [InlineData(NumericReferences.Luhn)]
    [InlineData(NumericReferences.LuhnWithLength)]
    [InlineData(NumericReferences.Finnish)]
    [InlineData(NumericReferences.NorwegianMod11)]
    public void NumericReference_PrintedFromTheNumber_IsCertain_BareNeedsThePayer(NumericReferences scheme)
    {
        var policy = new MatchingPolicy { Numeric = scheme };
        var invoice = Given.Invoice("70123456", 11900);
        var printed = scheme switch
        {
            NumericReferences.Luhn => SwedishOcr.Create("70123456", OcrLevel.CheckDigit),
            NumericReferences.LuhnWithLength => SwedishOcr.Create("70123456", OcrLevel.LengthAndCheckDigit),
            NumericReferences.Finnish => FinnishReference.Create("70123456"),
            _ => NorwegianKid.Create("70123456", KidCheck.Mod11),
        };

        Assert.Equal("70123456:5000", (Given.Line(5000) with { References = [printed!] }).Match(policy, invoice).Said());
        Assert.Equal("? 70123456:11900", (Given.Line(11900) with { References = ["70123456"] }).Match(policy, invoice).Said());
        Assert.Equal("70123456:11900", (Given.Line(11900, null, "Example Ada") with { References = ["70123456"] }).Match(policy, invoice).Said());
    }

    [Fact]
    public void SwedishPrintedLine_IsRead() => Assert.Equal(
        "70123456:5000",
        (Given.Line(5000) with { References = [$"# {SwedishOcr.Create("70123456", OcrLevel.CheckDigit)} # 50 00 5 > 9912346#41#"] })
            .Match(new MatchingPolicy { Numeric = NumericReferences.Luhn }, Given.Invoice("70123456", 11900)).Said());

    [Theory]
    [InlineData("Rechnung 2026-1001")]
    [InlineData("RE 2026 1001 Danke")]
    [InlineData("rechnungsnr.20261001/kd 4711")]
    [InlineData("INVOICE NO 2026-10 01")]
    public void NumberInText_WithItsAmountAndItsPayer_IsPosted(string text)
    {
        Assert.Equal("2026-1001:11900", Given.Line(11900, text, "EXAMPLE, ADA").Match(Invoice).Said());
        Assert.Equal("2026-1001:11900", (Given.Line(11900, text, "Grandmother") with { PayerAccount = Account }).Match(Invoice with { KnownAccounts = [new(Account)] }).Said());
    }

    [Theory]
    [InlineData(11900, "2026-1001", "Somebody Else")]
    [InlineData(11900, "2026-1001", null)]
    [InlineData(11800, "2026-1001", "Ada Example")]
    [InlineData(12000, "2026-1001", "Ada Example")]
    [InlineData(11900, "2026-1010", "Ada Example")]
    [InlineData(11900, null, "Ada Example")]
    public void OneOfThemLacking_IsProposed(long minor, string? text, string? payer) =>
        Assert.StartsWith("? 2026-1001:", Given.Line(minor, text, payer).Match(Invoice).Said(), StringComparison.Ordinal);

    [Theory]
    [InlineData("thanks", null)]
    [InlineData("thanks", "Somebody Else")]
    [InlineData("100", "Somebody Else")]
    public void AmountAlone_IsNotEvenProposed(string text, string? payer) => Assert.Equal("-", Given.Line(11900, text, payer).Match(Invoice).Said());

    [Fact]
    public void ShortNumber_NamesNothing() => Assert.Equal("-", Given.Line(11900, "Invoice 100").Match(Given.Invoice("100", 11900)).Said());

    [Fact]
    public void NumberThatASlipCouldHaveMade_IsProposed()
    {
        var sister = Given.Invoice("2026-1002", 11900);

        var match = Given.Line(11900, "2026-1001", "Ada Example").Match(Invoice, sister);

        Assert.Equal("? 2026-1001:11900", match.Said());
        Assert.Contains(EvidenceKind.LookAlikeInvoice, match.Reasons());
        Assert.Equal("2026-1001:11900", Given.Line(11900, "2026-1001", "Ada Example").Match(Invoice, Given.Invoice("2026-1002", 5000)).Said());
        Assert.Equal("? 2026-1001:11900", Given.Line(11900, "2026-1001", "Ada Example").Match(Invoice, Given.Invoice("2026-1002", 11900, "c-2")).Said());
    }

    [Fact]
    public void SlipInTheNumber_IsProposedWithTheCharactersFound()
    {
        var match = Assert.IsType<Match.Proposals>(Given.Line(11900, "2026-1O01", "Ada Example").Match(Invoice));

        Assert.Contains(new Evidence(EvidenceKind.NumberAlmostNamed, "20261O01"), match.Ranked[0].Evidence);
    }

    [Fact]
    public void SeveralNumbersThatAddUp_ArePosted()
    {
        var other = Given.Invoice("2026-2077", 5000);

        Assert.Equal("2026-1001:11900 2026-2077:5000", Given.Line(16900, "2026-1001 und 2026-2077", "Ada Example").Match(Invoice, other).Said());
        Assert.StartsWith("?", Given.Line(16000, "2026-1001 und 2026-2077", "Ada Example").Match(Invoice, other).Said(), StringComparison.Ordinal);
        Assert.StartsWith("?", Given.Line(16900, "2026-1001 und 2026-2077", "Somebody Else").Match(Invoice, other).Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralNumbers_OneOfWhichASlipCouldHaveMade_AreProposed() => Assert.StartsWith(
        "?",
        Given.Line(9800, "70014692 70014661", "Ada Example")
            .Match(Given.Invoice("70014629", 4900), Given.Invoice("70014661", 4900), Given.Invoice("70014692", 4900)).Said(),
        StringComparison.Ordinal);

    [Fact]
    public void SeveralInvoicesWithoutNumbersThatAddUp_AreProposed() => Assert.Equal(
        "? 2026-1001:11900 2026-2077:5000", Given.Line(16900, null, "Ada Example").Match(Invoice, Given.Invoice("2026-2077", 5000), Given.Invoice("2026-3088", 700)).Said());

    [Fact]
    public void PartPayments_OfOneInvoice_ArePostedWhereAccountAndNumberAgree()
    {
        var known = Invoice with { KnownAccounts = [new(Account)] };
        var line = Given.Line(5000, "Teil 1 von 2026-1001", "Grandmother") with { PayerAccount = "DE89 3704 0044 0532 0130 00" };

        Assert.Equal("2026-1001:5000", line.Match(known).Said());
        Assert.StartsWith("?", line.Match(known, Given.Invoice("2026-1002", 700)).Said(), StringComparison.Ordinal);
        Assert.StartsWith("?", line.Match(Invoice).Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void KnownAccount_PaysItsOnlyInvoiceExactly()
    {
        var known = Invoice with { KnownAccounts = [new(Account)] };
        var line = Given.Line(11900, "danke") with { PayerAccount = Account };

        Assert.Equal("2026-1001:11900", line.Match(known).Said());
        Assert.Equal("? 2026-1001:11900", line.Match(new MatchingPolicy { PostKnownAccounts = false }, known).Said());
        Assert.StartsWith("?", line.Match(known, Given.Invoice("2026-2077", 700) with { KnownAccounts = [new(Account)] }).Said(), StringComparison.Ordinal);
        Assert.StartsWith("?", (line with { Amount = Given.Euro(11800) }).Match(known).Said(), StringComparison.Ordinal);
        Assert.StartsWith("?", (line with { Text = "contract 998877" }).Match(known).Said(), StringComparison.Ordinal);
        Assert.StartsWith("?", line.Match(known, Given.Invoice("2026-3077", 700, "c-2") with { KnownAccounts = [new(Account)] }).Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void PrintedReferenceInTheText_IsPosted_WherePayerOrAmountAgree()
    {
        var policy = new MatchingPolicy { Numeric = NumericReferences.Luhn };
        var (invoice, text) = (Given.Invoice("70123456", 11900), $"OCR {SwedishOcr.Create("70123456", OcrLevel.CheckDigit)}");

        Assert.Equal("70123456:11900", Given.Line(11900, text, "Somebody Else").Match(policy, invoice).Said());
        Assert.Equal("70123456:5000", Given.Line(5000, text, "Ada Example").Match(policy, invoice).Said());
        Assert.Equal("? 70123456:5000", Given.Line(5000, text, "Somebody Else").Match(policy, invoice).Said());
    }

    [Fact]
    public void KnownAccount_OfAServiceThatPaysForMany_PostsForWhomItBecameKnownOnly()
    {
        var learned = Invoice with { KnownAccounts = [new(Account, StoredKeys.Name("PayPal Europe"))] };
        var emil = Given.Invoice("2026-2077", 11900, "c-2", "Emil Ernst");
        var line = Given.Line(11900, "thanks", "PayPal Europe") with { PayerAccount = Account };

        Assert.Equal("2026-1001:11900", line.Match(learned, emil).Said());
        Assert.StartsWith("?", (line with { Text = "Zahlung von Emil Ernst" }).Match(learned, emil).Said(), StringComparison.Ordinal);
        Assert.StartsWith("?", (line with { Text = "von Emil" }).Match(learned, emil).Said(), StringComparison.Ordinal);
        Assert.StartsWith("?", (line with { PayerName = "Emil Ernst" }).Match(learned, emil).Said(), StringComparison.Ordinal);
        Assert.StartsWith("?", (line with { PayerName = "Somebody Else" }).Match(learned).Said(), StringComparison.Ordinal);
        Assert.StartsWith("?", (line with { PayerName = "Somebody Else" }).Match(Invoice with { KnownAccounts = [new(Account)] }).Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void CustomerNamedInTheText_IsProposed()
    {
        var match = Given.Line(11900, "Beitrag fuer Ada Example", "Fritz Faber").Match(Invoice);

        Assert.Equal("? 2026-1001:11900", match.Said());
        Assert.Contains(EvidenceKind.NamedInText, match.Reasons());
    }

    [Fact]
    public void PayerIsTheCustomer_AnyAmountIsProposed() =>
        Assert.Equal("? 2026-1001:5000", Given.Line(5000, "Rate 1", "Ada Example").Match(Invoice).Said());

    [Fact]
    public void NumberInTheWrongField_IsProposed() =>
        Assert.Equal("? 2026-1001:11900", (Given.Line(11900) with { InvoiceId = "RE/2026/1001" }).Match(Given.Invoice("2026-1001", 11900)).Said());

    [Fact]
    public void KnownAccountOfAnotherCustomer_SpeaksAgainstTheName()
    {
        var other = Given.Invoice("2026-2077", 5000, "c-2", "Bea Other") with { KnownAccounts = [new(Account)] };
        var match = (Given.Line(11900, "2026-1001", "Ada Example") with { PayerAccount = Account }).Match(Invoice, other);

        Assert.Equal("? 2026-1001:11900", match.Said());
        Assert.Contains(EvidenceKind.AccountOfAnother, match.Reasons());
    }

    [Fact]
    public void OtherCurrency_IsProposedWithoutAnAmount()
    {
        var line = Given.Line(11900, "2026-1001", "Ada Example") with { Amount = new Money(11900, Currency.Of("CHF")) };
        var match = line.Match(Invoice);

        Assert.Equal("? 2026-1001:0", match.Said());
        Assert.Contains(EvidenceKind.CurrencyDiffers, match.Reasons());
        Assert.Equal("? 2026-1001:0", (line with { InvoiceId = "2026-1001" }).Match(Invoice).Said());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-11900)]
    public void NothingOrLess_PaysNothing(long minor) => Assert.Equal("-", Given.Line(minor, "2026-1001", "Ada Example").Match(Invoice).Said());

    [Fact]
    public void SharedReference_IsPostedOnlyWhereItAllAddsUp()
    {
        var second = Given.Invoice("2026-2077", 5000) with { PaymentReference = Reference };

        Assert.Equal("2026-1001:11900 2026-2077:5000", (Given.Line(16900) with { StatedReference = Reference }).Match(WithReference, second).Said());
        Assert.StartsWith("?", (Given.Line(11900) with { StatedReference = Reference }).Match(WithReference, second).Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void AbsurdInput_IsBoundedAndHarmless()
    {
        var line = Given.Line(11900, string.Concat(Enumerable.Repeat("2026 1001 ", 10_000)), new string('A', 10_000)) with
        {
            References = [new string('9', 100_000), "\ud800", ""], PayerAccount = new string('D', 10_000), StatedReference = new string('R', 10_000),
        };

        Assert.StartsWith("?", line.Match(Invoice).Said(), StringComparison.Ordinal);
        Assert.InRange(LookupKeys.Of(line, MatchingPolicy.Default).Numbers.Length, 1, 200);
    }
}
