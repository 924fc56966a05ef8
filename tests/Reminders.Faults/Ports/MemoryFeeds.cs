using Reminders.Application.Feeds;
using Reminders.Domain.Payments;

namespace Reminders.Faults.Ports;

/// <summary>What the feeds last said, in memory.</summary>
internal sealed class MemoryFeeds : IFeedWords
{
    private readonly SortedDictionary<string, FeedWord> _words = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<FeedWord>> FeedWords(string creditor, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<FeedWord>>([.. _words.Values]);

    public Task<FeedWord> ChangeFeedWord(
        string creditor, string feed, Func<FeedWord, FeedWord> change, CancellationToken cancellation = default) =>
        Task.FromResult(_words[feed] = change(_words.GetValueOrDefault(feed) ?? new FeedWord(feed)));
}
