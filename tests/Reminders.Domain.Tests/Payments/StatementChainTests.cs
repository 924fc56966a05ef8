using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;

namespace Reminders.Domain.Tests.Payments;

/// <summary>An account's statements, in any order and any number of times: what never came is known, and nothing else.</summary>
public sealed class StatementChainTests
{
    private const int Days = 12;
    private static readonly LocalDate First = new(2026, 12, 24);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhateverTheOrder_OnlyWhatNeverCameIsMissing(bool numbered)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var missing = random.Next(1, Days - 1);
            int[] order = [.. Enumerable.Range(1, Days - 1).Where(day => day != missing)];
            random.Shuffle(order);

            // The first heard begins the chain, and what is last ends it.
            var heard = new[] { 0 }.Concat(order).Concat(order.Take(3)).Aggregate(new StatementChain("A"), (chain, day) => chain.Hear(Word(day, numbered)));

            var gap = missing == Days - 1 ? null : Assert.Single(heard.Gaps);

            // Where numbers begin again only the balances tell.
            Assert.True(gap?.From is null || gap.From == Number(missing), $"{gap}");
            Assert.Empty(heard.Hear(Word(missing, numbered)).Gaps);
        }
    }

    [Fact]
    public void NumbersThatBeginAgainWithTheYear_LeaveNoGap()
    {
        var chain = new StatementChain("A").Hear(new StatementWord(new LocalDate(2026, 12, 30)) { Number = 251 });

        Assert.Empty(chain.Hear(new StatementWord(new LocalDate(2027, 1, 2)) { Number = 1 }).Gaps);
        Assert.Empty(chain.Hear(new StatementWord(new LocalDate(2027, 1, 2)) { Number = 252 }).Gaps);
        var gap = Assert.Single(chain.Hear(new StatementWord(new LocalDate(2027, 1, 5)) { Number = 3 }).Gaps);
        Assert.Equal((1, 2), (gap.From, gap.To));
    }

    [Fact]
    public void OpeningBalanceThatIsNotTheLastClosingOne_IsAGap_AlsoWhereTheNumbersFit()
    {
        var chain = new StatementChain("A").Hear(Word(0, numbered: true));

        Assert.Null(Assert.Single(chain.Hear(Word(1, numbered: true) with { Opening = new MinorUnits(1) }).Gaps).From);
    }

    [Fact]
    public void PagesOfOneStatement_FollowEachOther()
    {
        var chain = Enumerable.Range(1, 3).Aggregate(new StatementChain("A"), (known, page) => known.Hear(
            new StatementWord(First) { Number = 5, Page = page, Opening = new MinorUnits(page), Closing = new MinorUnits(page + 1) }));

        Assert.Empty(chain.Gaps);
        Assert.Equal(3, chain.Last!.Page);
    }

    [Fact]
    public void SamePageAgain_LeavesNoGap()
    {
        var page = new StatementWord(First) { Number = 5, Page = 1, Opening = new MinorUnits(1), Closing = new MinorUnits(2) };

        Assert.Empty(new StatementChain("A").Hear(page).Hear(page).Gaps);
    }

    [Fact]
    public void TwoStatementsOfOneDay_AreInTheOrderOfTheirNumbers()
    {
        var (morning, evening) = (new StatementWord(First) { Number = 5 }, new StatementWord(First) { Number = 6 });

        Assert.True(evening.IsAfter(morning));
        Assert.False(morning.IsAfter(evening));
    }

    [Fact]
    public void TwoStatementsOfOneDayWithoutNumbers_AreInTheOrderOfTheirBalances()
    {
        var (morning, evening, still) = (Balances(10, 20), Balances(20, 30), Balances(20, 20));

        Assert.True(evening.IsAfter(morning));
        Assert.False(morning.IsAfter(evening));
        Assert.False(evening.IsAfter(Balances(10, 25)));

        // One that moved nothing may as well be the same day's statement once more.
        Assert.False(still.IsAfter(still with { }));
        Assert.False(still.IsAfter(morning));
        Assert.False((evening with { Opening = null }).IsAfter(morning with { Closing = null }));

        static StatementWord Balances(int opening, int closing) => new(First) { Opening = new MinorUnits(opening), Closing = new MinorUnits(closing) };
    }

    [Fact]
    public void YearThatBeginsWithTheNumberTheLastOneEndedWith_MissesWhatCameBefore()
    {
        var chain = new StatementChain("A").Hear(new StatementWord(new LocalDate(2026, 12, 30)) { Number = 5 });

        var gap = Assert.Single(chain.Hear(new StatementWord(new LocalDate(2027, 1, 9)) { Number = 5 }).Gaps);

        Assert.Equal((1, 4), (gap.From, gap.To));
    }

    [Fact]
    public void LongGapThatOnlyBalancesProlong_KeepsItsLastNumber()
    {
        var chain = Enumerable.Range(0, 100).Aggregate(new StatementChain("A"), (known, turn) => known.Hear(new StatementWord(First.PlusDays(turn)) { Number = turn * 2, Closing = new MinorUnits(turn) }));
        var to = chain.Gaps[^1].To;

        var later = chain.Hear(new StatementWord(First.PlusDays(100)) { Opening = new MinorUnits(7) });

        Assert.Equal((to, First.PlusDays(100)), (later.Gaps[^1].To, later.Gaps[^1].Before.Day));
    }

    [Fact]
    public void GapsWithoutEnd_StayFew()
    {
        var chain = Enumerable.Range(0, 100).Aggregate(new StatementChain("A"), (known, turn) => known.Hear(new StatementWord(First.PlusDays(turn)) { Number = turn * 2 }));

        Assert.Equal(StatementChain.MaxGaps, chain.Gaps.Length);
        Assert.Equal(197, chain.Gaps[^1].To);
    }

    // Over the turn of the year; numbers start again.
    private static StatementWord Word(int day, bool numbered) => new(First.PlusDays(day))
    {
        Number = numbered ? Number(day) : null,
        Opening = new MinorUnits(1000 + (day * 7)),
        Closing = new MinorUnits(1000 + ((day + 1) * 7)),
    };

    private static long? Number(int day) => First.PlusDays(day).Year == 2026 ? 300 + day : First.PlusDays(day).DayOfYear;
}
