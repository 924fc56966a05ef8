using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Web.Tests.Host;

/// <summary>A ledger that a test can make unavailable, or break.</summary>
internal sealed class FailingLedger(ILedger ledger) : ILedger
{
    /// <summary>Thrown by every append to a stream of which this answers one.</summary>
    public Func<StreamId, Exception?> OnAppend { get; set; } = _ => null;

    public Task<AppendResult> Append(Append append, CancellationToken cancellation = default) =>
        OnAppend(append.Stream) is { } failure ? throw failure : ledger.Append(append, cancellation);

    public Task<StreamRead> Read(StreamId stream, int afterVersion = 0, CancellationToken cancellation = default) =>
        ledger.Read(stream, afterVersion, cancellation);

    public Task<bool> HasKey(StreamId stream, string key, CancellationToken cancellation = default) => ledger.HasKey(stream, key, cancellation);

    public Task<bool> SetWake(StreamId stream, Head head, Instant? wakeAt, CancellationToken cancellation = default) =>
        ledger.SetWake(stream, head, wakeAt, cancellation);

    public Task Ring(IReadOnlyList<StreamId> streams, Instant at, CancellationToken cancellation = default) => ledger.Ring(streams, at, cancellation);

    public Task<IReadOnlyList<DueWake>> Due(Instant upTo, int limit, CancellationToken cancellation = default) => ledger.Due(upTo, limit, cancellation);

    public Task<Instant?> NextWake(CancellationToken cancellation = default) => ledger.NextWake(cancellation);

    public IAsyncEnumerable<StreamId> Streams(StreamKind kind, CancellationToken cancellation = default) => ledger.Streams(kind, cancellation);
}
