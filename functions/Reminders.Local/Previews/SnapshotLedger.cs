using NodaTime;
using Reminders.Application.Documents;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Domain.Payments;
using Reminders.Sqlite;

namespace Reminders.Local.Previews;

/// <summary>A data folder's ledger to look at, also while <c>serve</c> writes to it. Whatever would change it is refused.</summary>
internal sealed class SnapshotLedger(SqliteSnapshot snapshot) : ILedger, IDocuments, IFeedWords, IDoorbell
{
    public Task<StreamRead> Read(StreamId stream, int afterVersion = 0, CancellationToken cancellation = default) =>
        Task.FromResult(snapshot.Read(stream, afterVersion));

    public Task<StoredDocument?> Get(string id, CancellationToken cancellation = default) => Task.FromResult(snapshot.Document(id));

    public Task<IReadOnlyList<FeedWord>> FeedWords(string creditor, CancellationToken cancellation = default) =>
        Task.FromResult(snapshot.FeedWords(creditor));

    public Task<AppendResult> Append(Append append, CancellationToken cancellation = default) => throw ReadOnly();

    public Task<bool> HasKey(StreamId stream, string key, CancellationToken cancellation = default) => throw ReadOnly();

    public Task<bool> SetWake(StreamId stream, Head head, Instant? wakeAt, CancellationToken cancellation = default) => throw ReadOnly();

    public Task Ring(IReadOnlyList<StreamId> streams, Instant at, CancellationToken cancellation = default) => throw ReadOnly();

    public Task<IReadOnlyList<DueWake>> Due(Instant upTo, int limit, CancellationToken cancellation = default) => throw ReadOnly();

    public Task<Instant?> NextWake(CancellationToken cancellation = default) => throw ReadOnly();

    public IAsyncEnumerable<StreamId> Streams(StreamKind kind, CancellationToken cancellation = default) => throw ReadOnly();

    public Task Put(StoredDocument document, CancellationToken cancellation = default) => throw ReadOnly();

    public Task<bool> Erase(string id, CancellationToken cancellation = default) => throw ReadOnly();

    public Task<FeedWord> ChangeFeedWord(
        string creditor, string feed, Func<FeedWord, FeedWord> change, CancellationToken cancellation = default) => throw ReadOnly();

    public ValueTask Ring(StreamId stream, CancellationToken cancellation = default) => throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("A preview only reads.");
}
