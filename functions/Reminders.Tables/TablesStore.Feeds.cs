using Reminders.Application.Feeds;
using Reminders.Domain.Payments;

namespace Reminders.Tables;

public sealed partial class TablesStore : IFeedWords
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<FeedWord>> FeedWords(string creditor, CancellationToken cancellation = default) => _feeds.All(creditor, cancellation);

    /// <inheritdoc/>
    public Task<FeedWord> ChangeFeedWord(
        string creditor, string feed, Func<FeedWord, FeedWord> change, CancellationToken cancellation = default) =>
        _feeds.Change(creditor, feed, change, cancellation);
}
