using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Tables;

public sealed partial class TablesStore
{
    /// <inheritdoc/>
    public async Task<AppendResult> Append(Append append, CancellationToken cancellation = default)
    {
        AppendLimits.Check(append);
        return await _appending.Execute(append, cancellation);
    }

    /// <inheritdoc/>
    public Task<StreamRead> Read(StreamId stream, int afterVersion = 0, CancellationToken cancellation = default) =>
        _streams.Read(stream, afterVersion, cancellation);

    /// <inheritdoc/>
    public Task<bool> HasKey(StreamId stream, string key, CancellationToken cancellation = default) =>
        _streams.HasKey(stream, key, cancellation);

    /// <inheritdoc/>
    public Task<bool> SetWake(StreamId stream, Head head, Instant? wakeAt, CancellationToken cancellation = default) =>
        _moving.SetWake(stream, head, wakeAt, cancellation);

    /// <inheritdoc/>
    public async Task Ring(IReadOnlyList<StreamId> streams, Instant at, CancellationToken cancellation = default)
    {
        foreach (var stream in streams)
        {
            await _moving.Ring(stream, at, cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueWake>> Due(Instant upTo, int limit, CancellationToken cancellation = default) =>
        await _importing.IsThere(cancellation) ? [] : await _wakes.Until(upTo, limit, cancellation).Take(limit).ToListAsync(cancellation);

    /// <inheritdoc/>
    public async Task<Instant?> NextWake(CancellationToken cancellation = default)
    {
        await foreach (var first in _wakes.Until(LastInstant, 1, cancellation))
        {
            return first.WakeAt;
        }

        return null;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StreamId> Streams(StreamKind kind, CancellationToken cancellation = default) =>
        _catalogue.Streams(kind, cancellation);

    private static Instant LastInstant { get; } = Instant.FromUtc(9999, 12, 31, 23, 59, 59);
}
