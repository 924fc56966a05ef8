using NodaTime;
using Reminders.Domain.Payments;

namespace Reminders.Domain.Tests.Payments;

public sealed class FeedWordTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 6, 1, 8, 0);

    [Fact]
    public void Numbers_HeardInAnyOrderAndTwice_LeaveExactlyTheMissingOnesAsGaps()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var heard = Enumerable.Range(100, 30).Where(_ => random.Next(4) > 0).Prepend(99).Append(130).ToList();
            var order = heard.Skip(1).Concat(heard.Where(_ => random.Next(3) == 0)).OrderBy(_ => random.Next()).Prepend(heard[0]);

            var word = order.Aggregate(new FeedWord("bank"), (known, number) => known.Hear(Start, number));

            var missing = word.Gaps.SelectMany(gap => Enumerable.Range((int)gap.From, (int)(gap.To - gap.From + 1)));
            Assert.Equal(Enumerable.Range(99, 32).Except(heard), missing);
            Assert.All(word.Gaps, gap => Assert.True(gap.From <= gap.To, "an empty gap"));
            Assert.Equal(130, word.LastSequence);
        }
    }

    [Fact]
    public void LateWord_NeverMakesTheFeedOlder() =>
        Assert.Equal(Start, new FeedWord("bank").Hear(Start).Hear(Start - Duration.FromHours(5)).HeardAt);

    [Fact]
    public void GapsWithoutEnd_BecomeOneLongOne_AndHideNothing()
    {
        var word = Enumerable.Range(0, 100).Aggregate(new FeedWord("bank"), (known, turn) => known.Hear(Start, turn * 2));

        Assert.Equal(FeedWord.MaxGaps, word.Gaps.Length);
        Assert.Equal((39, 197), (word.Gaps[^1].From, word.Gaps[^1].To));
    }

    [Fact]
    public void StatementsOfTwoAccounts_HaveAChainEach()
    {
        var word = new FeedWord("bank").Hear("one", Statement(1)).Hear("other", Statement(7)).Hear("one", Statement(3)).Hear("other", Statement(8));

        Assert.Equal(["one", "other"], word.Accounts.Select(chain => chain.Account));
        Assert.Single(word.Accounts[0].Gaps);
        Assert.Empty(word.Accounts[1].Gaps);
    }

    [Fact]
    public void AccountsWithoutEnd_KeepTheFirst()
    {
        var word = Enumerable.Range(0, FeedWord.MaxAccounts + 5).Aggregate(new FeedWord("bank"), (known, number) => known.Hear($"a{number}", Statement(1)));

        Assert.Equal(FeedWord.MaxAccounts, word.Accounts.Length);
        Assert.Equal(2, word.Hear("a0", Statement(2)).Accounts[0].Last!.Number);
    }

    private static StatementWord Statement(long number) => new(new LocalDate(2026, 6, 1).PlusDays((int)number)) { Number = number };
}
