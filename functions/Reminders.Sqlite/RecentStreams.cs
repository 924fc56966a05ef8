using System.Collections.Immutable;
using Reminders.Application.Ledger;
using Reminders.Application.Streams;

namespace Reminders.Sqlite;

/// <summary>
/// What streams looked like at their last commit, for those that were used lately: a new commit empties the page cache of every
/// reading connection, so asking for a head again costs far more than keeping it. True because one store owns the file. The writer puts
/// in what it writes, together with its commit; a reader only what nobody wrote since it looked.
/// </summary>
internal sealed class RecentStreams
{
    private const int Kept = 1024;

    // What is longer is rare and read from disk.
    private const int MaxTail = 8;
    private const int MaxCharacters = 3000;

    private readonly Recent<StreamId, KnownStream> _known = new(Kept);
    private readonly Dictionary<StreamId, KnownStream> _uncommitted = [];
    private bool _inDoubt;

    /// <summary>For <see cref="Learn"/>: taken before the read it belongs to.</summary>
    public long Turns => _known.Turns;

    /// <summary>The head and the events after a version, if they are known here.</summary>
    public StreamRead? Read(StreamId stream, int afterVersion)
    {
        if (!_known.TryGet(stream, out var known) || afterVersion < known.Head.Version - known.Tail.Length)
        {
            return null;
        }

        var skipped = afterVersion - (known.Head.Version - known.Tail.Length);
        return new StreamRead(known.Head, skipped >= known.Tail.Length ? [] : skipped == 0 ? known.Tail : known.Tail[skipped..]);
    }

    /// <summary>What a reader found, beginning at a version.</summary>
    public void Learn(StreamId stream, StreamRead read, long turns) =>
        _known.Add(stream, new KnownStream(read.Head, null, Short([.. read.Events])), turns);

    /// <summary>The writer's view, with what it wrote and did not commit yet; null: look into the file.</summary>
    public KnownStream? Find(StreamId stream) =>
        !_inDoubt && (_uncommitted.TryGetValue(stream, out var known) || _known.TryGet(stream, out known)) ? known : null;

    /// <summary>What the writer wrote, to be known once it is committed.</summary>
    public void Stage(StreamId stream, StreamRecord record, ImmutableArray<StoredEvent> events)
    {
        var before = Find(stream)?.Tail ?? [];
        _uncommitted[stream] = new KnownStream(record.Head, record, Short([.. before, .. events]));
    }

    /// <summary>Something of this transaction was taken back, or written past this: the file alone knows.</summary>
    public void Doubt() => _inDoubt = true;

    public void Committed()
    {
        if (_inDoubt)
        {
            _known.Clear();
        }
        else
        {
            foreach (var (stream, known) in _uncommitted)
            {
                _known.Set(stream, known);
            }
        }

        RolledBack();
    }

    public void RolledBack()
    {
        _uncommitted.Clear();
        _inDoubt = false;
    }

    private static ImmutableArray<StoredEvent> Short(ImmutableArray<StoredEvent> events)
    {
        var (from, characters) = (events.Length, 0);
        while (from > 0 && events.Length - from < MaxTail && (characters += events[from - 1].Json.Length) <= MaxCharacters)
        {
            from--;
        }

        return from == 0 ? events : events[from..];
    }
}

/// <summary>A stream as of its last commit.</summary>
/// <param name="Record">Its row, where the writer knows it.</param>
/// <param name="Tail">Its last events, as far as they are kept.</param>
internal sealed record KnownStream(Head Head, StreamRecord? Record, ImmutableArray<StoredEvent> Tail);
