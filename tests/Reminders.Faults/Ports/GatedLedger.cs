using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Faults.Running;

namespace Reminders.Faults.Ports;

/// <summary>The ledger as one process sees it: every call passes a gate before it and, where it changes something, one after it.</summary>
internal sealed class GatedLedger(ILedger store, Turns turns) : ILedger
{
    public async Task<AppendResult> Append(Append append, CancellationToken cancellation = default)
    {
        var happened = append.Events.IsEmpty ? null : append.Events[0].Type;
        await turns.Pass(new Gate(GateKind.BeforeAppend, append.Stream.Kind, happened));
        var result = await store.Append(append, cancellation);
        await turns.Pass(new Gate(GateKind.AfterAppend, append.Stream.Kind, happened));
        return result;
    }

    public async Task<StreamRead> Read(StreamId stream, int afterVersion = 0, CancellationToken cancellation = default)
    {
        await turns.Pass(new Gate(GateKind.Read, stream.Kind));
        return await store.Read(stream, afterVersion, cancellation);
    }

    public async Task<bool> HasKey(StreamId stream, string key, CancellationToken cancellation = default)
    {
        await turns.Pass(new Gate(GateKind.Read, stream.Kind));
        return await store.HasKey(stream, key, cancellation);
    }

    public async Task<bool> SetWake(StreamId stream, Head head, Instant? wakeAt, CancellationToken cancellation = default)
    {
        await turns.Pass(new Gate(GateKind.BeforeWake, stream.Kind));
        var isSet = await store.SetWake(stream, head, wakeAt, cancellation);
        await turns.Pass(new Gate(GateKind.AfterWake, stream.Kind));
        return isSet;
    }

    public async Task Ring(IReadOnlyList<StreamId> streams, Instant at, CancellationToken cancellation = default)
    {
        await turns.Pass(new Gate(GateKind.BeforeRing, streams[0].Kind));
        await store.Ring(streams, at, cancellation);
        await turns.Pass(new Gate(GateKind.AfterRing, streams[0].Kind));
    }

    public async Task<IReadOnlyList<DueWake>> Due(Instant upTo, int limit, CancellationToken cancellation = default)
    {
        await turns.Pass(new Gate(GateKind.List));
        return await store.Due(upTo, limit, cancellation);
    }

    public Task<Instant?> NextWake(CancellationToken cancellation = default) => store.NextWake(cancellation);

    public IAsyncEnumerable<StreamId> Streams(StreamKind kind, CancellationToken cancellation = default) => store.Streams(kind, cancellation);
}
