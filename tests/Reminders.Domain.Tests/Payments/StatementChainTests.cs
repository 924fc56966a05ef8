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
