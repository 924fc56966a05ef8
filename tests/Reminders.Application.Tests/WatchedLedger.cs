using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Application.Tests;

/// <summary>A ledger in which something can happen right before an append: the moment a race is lost.</summary>
internal sealed class WatchedLedger(ILedger inner) : ILedger
{
    private (string Type, Func<Task> Happens)? _next;

    /// <summary>Runs before every append, whatever its type.</summary>
    public Func<Task> BeforeEach { get; set; } = () => Task.CompletedTask;

    public void BeforeNext(string type, Func<Task> happens) => _next = (type, happens);

    public async Task<AppendResult> Append(Append append, CancellationToken cancellation = default)
    {
        await BeforeEach();
        if (_next is var (type, happens) && append.Events.Any(happened => happened.Type == type))
        {
            _next = null;
            await happens();
        }

        return await inner.Append(append, cancellation);
    }

    public Task<StreamRead> Read(StreamId stream, int afterVersion = 0, CancellationToken cancellation = default) =>
        inner.Read(stream, afterVersion, cancellation);

    public Task<bool> HasKey(StreamId stream, string key, CancellationToken cancellation = default) => inner.HasKey(stream, key, cancellation);

    public Task<bool> SetWake(StreamId stream, Head head, Instant? wakeAt, CancellationToken cancellation = default) =>
        inner.SetWake(stream, head, wakeAt, cancellation);

    public Task Ring(IReadOnlyList<StreamId> streams, Instant at, CancellationToken cancellation = default) => inner.Ring(streams, at, cancellation);

    public Task<IReadOnlyList<DueWake>> Due(Instant upTo, int limit, CancellationToken cancellation = default) => inner.Due(upTo, limit, cancellation);

    public Task<Instant?> NextWake(CancellationToken cancellation = default) => inner.NextWake(cancellation);

    public IAsyncEnumerable<StreamId> Streams(StreamKind kind, CancellationToken cancellation = default) => inner.Streams(kind, cancellation);
}
