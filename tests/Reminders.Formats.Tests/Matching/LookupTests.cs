using Reminders.Domain.Amounts;
using Reminders.Formats.Matching;

namespace Reminders.Formats.Tests.Matching;

/// <summary>What is found by keys is enough: seeing every open invoice of the creditor would not change what is posted.</summary>
public sealed class LookupTests
{
    private static readonly MatchingPolicy Policy = new() { CashDiscountBasisPoints = 200, CashDiscountDays = 14, BankCharges = [new Money(500, Currency.Of("EUR"))] };

    [Fact]
    public void SeeingAllInvoices_PostsTheSame()
    {
        var random = new Random(4711);
        var books = new SyntheticBooks(random, 200);
        var all = books.Invoices.ConvertAll(invoice => Candidate.Of(invoice, Policy));
        var index = new CandidateIndex(books.Invoices, Policy);
        var lines = new SyntheticLines(books, random);
        for (var i = 0; i < 1500; i++)
        {
            var line = lines.Next().Line;
            Assert.Equal(Posted(Matcher.Match(line, all, Policy)), Posted(index.Match(line)));
        }
    }

    [Fact]
    public void Keys_AreNeverAnAmountAlone()
    {
        var line = Given.Line(11900) with { PayerAccount = "DE89370400440532013000" };

        Assert.Empty(LookupKeys.Of(line, Policy).Numbers);
        Assert.Equal("account/DE89370400440532013000", Assert.Single(LookupKeys.Of(line, Policy).Payer));
        Assert.Equal(
            ["name/EXAMPLE A", "name/ADA E", "word/EXAMPLE/EUR/11900"],
            LookupKeys.Of(Given.Line(11900, payer: "Ada Example"), Policy).Payer.ToArray());
    }

    [Fact]
    public void CommonNameWithACommonAmount_IsLeftOut()
    {
        Assert.True(LookupKeys.IsTooCommon("word/MULLER/EUR/999", 21));
        Assert.False(LookupKeys.IsTooCommon("word/MULLER/EUR/999", 20));
        Assert.False(LookupKeys.IsTooCommon("account/DE89370400440532013000", 21));
    }

    private static string Posted(Match match) => match is Match.Certain ? match.Said() : "-";
}
