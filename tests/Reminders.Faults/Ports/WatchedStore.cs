using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Simulation.Ledgers;

namespace Reminders.Faults.Ports;

/// <summary>The one true ledger; tells of every append that went in and of every stream found due.</summary>
internal sealed class WatchedStore(MemoryStore store) : ILedger
{
    public Action<Append, int> Appended { get; set; } = (_, _) => { };

    public Action<StreamId> FoundDue { get; set; } = _ => { };

    public async Task<AppendResult> Append(Append append, CancellationToken cancellation = default)
    {
        var result = await store.Append(append, cancellation);
        if (result is AppendResult.Appended appended)
        {
            Appended(append, appended.Head.Version - append.Events.Length);
        }

        return result;
    }

    public Task<StreamRead> Read(StreamId stream, int afterVersion = 0, CancellationToken cancellation = default) =>
        store.Read(stream, afterVersion, cancellation);

    public Task<bool> HasKey(StreamId stream, string key, CancellationToken cancellation = default) => store.HasKey(stream, key, cancellation);

    public Task<bool> SetWake(StreamId stream, Head head, Instant? wakeAt, CancellationToken cancellation = default) =>
        store.SetWake(stream, head, wakeAt, cancellation);

    public Task Ring(IReadOnlyList<StreamId> streams, Instant at, CancellationToken cancellation = default) => store.Ring(streams, at, cancellation);

    public async Task<IReadOnlyList<DueWake>> Due(Instant upTo, int limit, CancellationToken cancellation = default)
    {
        var due = await store.Due(upTo, limit, cancellation);
        foreach (var wake in due)
        {
            FoundDue(wake.Stream);
        }

        return due;
    }

    public Task<Instant?> NextWake(CancellationToken cancellation = default) => store.NextWake(cancellation);

    public IAsyncEnumerable<StreamId> Streams(StreamKind kind, CancellationToken cancellation = default) => store.Streams(kind, cancellation);
}
