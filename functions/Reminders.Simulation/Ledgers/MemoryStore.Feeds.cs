using Reminders.Domain.Payments;

namespace Reminders.Simulation.Ledgers;

public sealed partial class MemoryStore
{
    private readonly SortedDictionary<string, FeedWord> _words = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<FeedWord>> FeedWords(string creditor, CancellationToken cancellation = default) => Locked(
        () => (IReadOnlyList<FeedWord>)[.. _words.Where(word => word.Key.StartsWith($"{creditor}~", StringComparison.Ordinal)).Select(word => word.Value)],
        cancellation);

    public Task<FeedWord> ChangeFeedWord(
        string creditor, string feed, Func<FeedWord, FeedWord> change, CancellationToken cancellation = default) => Locked(
        () => _words[$"{creditor}~{feed}"] = change(_words.GetValueOrDefault($"{creditor}~{feed}") ?? new FeedWord(feed)),
        cancellation);
}
