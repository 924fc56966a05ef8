using Reminders.Domain.Payments;

namespace Reminders.Application.Feeds;

/// <summary>What each payment feed last said. Not part of the ledger: losing it only makes feeds silent until they speak again.</summary>
public interface IFeedWords
{
    Task<IReadOnlyList<FeedWord>> FeedWords(string creditor, CancellationToken cancellation = default);

    /// <summary>Changes what is known of a feed, each change on top of the one before.</summary>
    Task<FeedWord> ChangeFeedWord(string creditor, string feed, Func<FeedWord, FeedWord> change, CancellationToken cancellation = default);
}
