using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Creditors;
using Reminders.Domain.Decisions;
using Reminders.Domain.Payments;

namespace Reminders.Application.Feeds;

/// <summary>
/// Listens for the configured payment feeds. What it knows may be a minute old, which makes a feed seem more silent than it is and
/// never less.
/// </summary>
public sealed class FeedWatch(IFeedWords words, IClock clock)
{
    private static readonly Duration FreshFor = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>The creditor's feeds for a decision.</summary>
    public async ValueTask<PaymentFeeds> Of(Creditor creditor, CancellationToken cancellation = default)
    {
        if (creditor.Feeds.IsEmpty)
        {
            return PaymentFeeds.None;
        }

        var now = clock.GetCurrentInstant();
        return _known.TryGetValue(creditor.Id, out var known) && now < known.ReadAt + FreshFor
            ? known.Feeds
            : await Read(creditor, now, cancellation);
    }

    /// <summary>
    /// Word from a feed. Payments come by the thousand, so word of the same minute is written once; numbered word always.
    /// </summary>
    public async Task<FeedWord?> Heard(Creditor creditor, string feed, long? sequence = null, CancellationToken cancellation = default)
    {
        if (!creditor.Feeds.Contains(feed))
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var feeds = await Of(creditor, cancellation);
        var known = feeds.Words.First(word => word.Feed == feed);
        if (sequence is null && now < known.HeardAt + FreshFor)
        {
            return known;
        }

        var heard = await words.ChangeFeedWord(creditor.Id, feed, word => word.Hear(now, sequence), cancellation);
        await Read(creditor, now, cancellation);
        return heard;
    }

    /// <summary>
    /// A statement of an account came: word from its feed. Answers the gap that it left, also if it comes again. Statements are kept
    /// count of whether or not the feed is one that must not fall silent.
    /// </summary>
    public async Task<MissingStatementsView?> Heard(
        Creditor creditor, string feed, string account, StatementWord statement, CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        var heard = await words.ChangeFeedWord(creditor.Id, feed, word => word.Hear(now).Hear(account, statement), cancellation);
        if (creditor.Feeds.Contains(feed))
        {
            await Read(creditor, now, cancellation);
        }

        return heard.Accounts.FirstOrDefault(chain => chain.Account == account)?.Gaps.LastOrDefault(gap => gap.Before == statement) is { } gap
            ? MissingStatementsView.Of(account, gap)
            : null;
    }

    private async Task<PaymentFeeds> Read(Creditor creditor, Instant now, CancellationToken cancellation)
    {
        var heard = await words.FeedWords(creditor.Id, cancellation);
        ImmutableArray<FeedWord> all =
        [
            .. creditor.Feeds.Select(feed => heard.FirstOrDefault(word => word.Feed == feed) ?? new FeedWord(feed)),
        ];
        var feeds = new PaymentFeeds(all);
        _known[creditor.Id] = new Known(feeds, now);
        return feeds;
    }

    private sealed record Known(PaymentFeeds Feeds, Instant ReadAt);
}
