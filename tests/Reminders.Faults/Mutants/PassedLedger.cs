using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Faults.Mutants;

/// <summary>A ledger that changes nothing, for mutants to change one thing of.</summary>
internal abstract class PassedLedger(ILedger inner) : ILedger
{
    protected ILedger Inner => inner;

    public virtual Task<AppendResult> Append(Append append, CancellationToken cancellation = default) => inner.Append(append, cancellation);

    public virtual Task<StreamRead> Read(StreamId stream, int afterVersion = 0, CancellationToken cancellation = default) =>
        inner.Read(stream, afterVersion, cancellation);

    public Task<bool> HasKey(StreamId stream, string key, CancellationToken cancellation = default) => inner.HasKey(stream, key, cancellation);

    public virtual Task<bool> SetWake(StreamId stream, Head head, Instant? wakeAt, CancellationToken cancellation = default) =>
        inner.SetWake(stream, head, wakeAt, cancellation);

    public Task Ring(IReadOnlyList<StreamId> streams, Instant at, CancellationToken cancellation = default) => inner.Ring(streams, at, cancellation);

    public virtual Task<IReadOnlyList<DueWake>> Due(Instant upTo, int limit, CancellationToken cancellation = default) =>
        inner.Due(upTo, limit, cancellation);

    public Task<Instant?> NextWake(CancellationToken cancellation = default) => inner.NextWake(cancellation);

    public IAsyncEnumerable<StreamId> Streams(StreamKind kind, CancellationToken cancellation = default) => inner.Streams(kind, cancellation);

    protected static bool Has(Append append, StreamKind kind, string type) =>
        append.Stream.Kind == kind && append.Events.Any(happened => happened.Type == type);
}
