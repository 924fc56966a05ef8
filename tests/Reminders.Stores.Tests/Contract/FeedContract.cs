using NodaTime;
using Reminders.Application.Feeds;
using Reminders.Domain.Payments;

namespace Reminders.Stores.Tests.Contract;

/// <summary>What payment feeds last said: kept over a restart, no change lost to another.</summary>
public abstract class FeedContract : StoreContract
{
    private IFeedWords Feeds => (IFeedWords)Ledger;

    [StoreFact]
    public async Task Words_AreKeptByCreditorOverARestart()
    {
        var heard = await Feeds.ChangeFeedWord("acme", "bank", word => word.Hear(Start, 7).Hear(Start, 10));
        await Feeds.ChangeFeedWord("other", "bank", word => word.Hear(Start + Duration.FromHours(1)));
        await Store.Reopen();

        var kept = Assert.Single(await Feeds.FeedWords("acme"));
        Assert.Equal((heard.Feed, Start, 10L), (kept.Feed, kept.HeardAt!.Value, kept.LastSequence!.Value));
        Assert.Equal(new FeedGap(8, 9), Assert.Single(kept.Gaps));
        Assert.Empty(await Feeds.FeedWords("nobody"));
    }

    [StoreFact]
    public async Task ChangesAtTheSameTime_AreAllIn()
    {
        await Feeds.ChangeFeedWord("acme", "bank", word => word.Hear(Start, 0));

        await Parallel.ForAsync(1, 21, async (number, token) => await Feeds.ChangeFeedWord("acme", "bank", word => word.Hear(Start, number), token));

        var word = Assert.Single(await Feeds.FeedWords("acme"));
        Assert.Equal(20, word.LastSequence);
        Assert.Empty(word.Gaps);
    }
}
