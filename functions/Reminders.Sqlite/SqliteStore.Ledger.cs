using System.Runtime.CompilerServices;
using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Sqlite;

public sealed partial class SqliteStore
{
    private const int StreamsPage = 1000;

    /// <inheritdoc/>
    public async Task<AppendResult> Append(Append append, CancellationToken cancellation = default)
    {
        AppendLimits.Check(append);
        return await _writer.Write(session => Appending.Execute(session, _recent, append, _publishes), cancellation);
    }

    /// <inheritdoc/>
    public async Task<StreamRead> Read(StreamId stream, int afterVersion = 0, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _closed) != 0, this);
        if (_recent.Read(stream, afterVersion) is { } known)
        {
            return known;
        }

        if (!_presence.MayHold(stream))
        {
            return new StreamRead(Head.New, []);
        }

        var turns = _recent.Turns;
        var read = await _reads.Read(session => Reading.Stream(session, stream, afterVersion), cancellation);
        _recent.Learn(stream, read, turns);
        return read;
    }

    /// <inheritdoc/>
    public Task<bool> HasKey(StreamId stream, string key, CancellationToken cancellation = default) =>
        _reads.Read(
            session => session.One(
                "SELECT EXISTS(SELECT 1 FROM streams s JOIN keys k ON k.stream = s.id WHERE s.name = ?1 AND k.key = ?2)",
                static row => row.Bool(0),
                stream.Name,
                key),
            cancellation);

    /// <inheritdoc/>
    public Task<bool> SetWake(StreamId stream, Head head, Instant? wakeAt, CancellationToken cancellation = default) =>
        _writer.Write(session => SetWake(session, stream, head, wakeAt.Truncated()), cancellation);

    /// <inheritdoc/>
    public async Task Ring(IReadOnlyList<StreamId> streams, Instant at, CancellationToken cancellation = default)
    {
        if (streams.Count > 0)
        {
            await _writer.Write(session => Ring(session, streams, ((Instant?)at).Truncated()!.Value), cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueWake>> Due(Instant upTo, int limit, CancellationToken cancellation = default) =>
        await _reads.Read(
            session => session.All(
                "SELECT name, wake_at FROM streams WHERE wake_at <= ?1 ORDER BY wake_at, name LIMIT ?2",
                static row => new DueWake(StreamId.Parse(row.Text(0)), row.Instant(1)),
                upTo.ToUnixTimeTicks(),
                limit),
            cancellation);

    /// <inheritdoc/>
    public Task<Instant?> NextWake(CancellationToken cancellation = default) =>
        _reads.Read(
            session => session.One(
                "SELECT min(wake_at) FROM streams WHERE wake_at IS NOT NULL", static row => row.InstantOrNull(0)),
            cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StreamId> Streams(
        StreamKind kind, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // In pages: one long read would keep the log from being folded back while a slow consumer takes its time.
        var prefix = Reading.Prefix(kind);
        var after = prefix;
        while (true)
        {
            var last = after;
            var page = await _reads.Read(session => Reading.Names(session, prefix, last, StreamsPage), cancellation);
            foreach (var name in page)
            {
                yield return StreamId.Parse(name);
            }

            if (page.Count < StreamsPage)
            {
                yield break;
            }

            after = page[^1];
        }
    }

    private bool SetWake(Session session, StreamId stream, Head head, Instant? wakeAt)
    {
        if (StreamRecord.Find(session, _recent, stream) is not { } found || found.Head.Version != head.Version || found.Head.Rings != head.Rings)
        {
            return false;
        }

        Move(session, stream, found, found.Head with { WakeAt = wakeAt });
        return true;
    }

    private int Ring(Session session, IReadOnlyList<StreamId> streams, Instant at)
    {
        foreach (var stream in streams)
        {
            if (StreamRecord.Find(session, _recent, stream) is { } found)
            {
                var wakeAt = found.Head.WakeAt < at ? found.Head.WakeAt : at;
                Move(session, stream, found, found.Head with { WakeAt = wakeAt, Rings = found.Head.Rings + 1 });
            }
        }

        return streams.Count;
    }

    private void Move(Session session, StreamId stream, StreamRecord found, Head head)
    {
        session.Run("UPDATE streams SET wake_at = ?2, rings = ?3 WHERE id = ?1", found.Id, Values.Ticks(head.WakeAt), head.Rings);
        _recent.Stage(stream, found with { Head = head }, []);
    }
}
