using System.Runtime.CompilerServices;
using NodaTime;
using Reminders.Application.Documents;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Application.Projections;

namespace Reminders.Simulation.Ledgers;

/// <summary>
/// A store's ports in memory and in the fewest words: what simulations run on, and what real stores are compared with. It passes
/// the same contract, which shows that the contract asks for nothing else. Kept by nobody: it ends with the process.
/// </summary>
public sealed partial class MemoryStore : ILedger, IDocuments, IProjections, IProjectionRebuild, IPublicationMarks, IFeedWords
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Entry> _streams = new(StringComparer.Ordinal);
    private readonly SortedSet<(Instant At, string Name)> _wakes = new(Comparer<(Instant At, string Name)>.Create(
        (left, right) => left.At != right.At ? left.At.CompareTo(right.At) : string.CompareOrdinal(left.Name, right.Name)));

    private readonly Dictionary<string, StoredDocument> _documents = [];

    public bool Publishes { get; set; }

    public async Task<AppendResult> Append(Append append, CancellationToken cancellation = default)
    {
        AppendLimits.Check(append);
        return await Locked(() => Decide(append), cancellation);
    }

    public Task<StreamRead> Read(StreamId stream, int afterVersion = 0, CancellationToken cancellation = default) => Locked(
        () => Find(stream) is { } entry
            ? new StreamRead(entry.Head, [.. entry.Events.Skip(afterVersion)])
            : new StreamRead(Head.New, []),
        cancellation);

    public Task<bool> HasKey(StreamId stream, string key, CancellationToken cancellation = default) =>
        Locked(() => Find(stream)?.Keys.Contains(key) ?? false, cancellation);

    public Task<bool> SetWake(StreamId stream, Head head, Instant? wakeAt, CancellationToken cancellation = default) => Locked(
        () =>
        {
            var entry = Find(stream);
            var same = entry is not null && (entry.Head.Version, entry.Head.Rings) == (head.Version, head.Rings);
            if (same)
            {
                Move(entry!, entry!.Head with { WakeAt = wakeAt });
            }

            return same;
        },
        cancellation);

    public Task Ring(IReadOnlyList<StreamId> streams, Instant at, CancellationToken cancellation = default) => Locked(
        () =>
        {
            foreach (var entry in streams.Select(Find).OfType<Entry>())
            {
                Move(entry, entry.Head with { WakeAt = Earlier(entry.Head.WakeAt, at), Rings = entry.Head.Rings + 1 });
            }

            return true;
        },
        cancellation);

    public Task<IReadOnlyList<DueWake>> Due(Instant upTo, int limit, CancellationToken cancellation = default) => Locked(
        () => (IReadOnlyList<DueWake>)[.. _wakes
            .TakeWhile(wake => wake.At <= upTo)
            .Take(limit)
            .Select(wake => new DueWake(_streams[wake.Name].Stream, wake.At))],
        cancellation);

    public Task<Instant?> NextWake(CancellationToken cancellation = default) =>
        Locked(() => _wakes.Count == 0 ? (Instant?)null : _wakes.Min.At, cancellation);

    public async IAsyncEnumerable<StreamId> Streams(StreamKind kind, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var stream in await Locked(() => _streams.Values.Select(entry => entry.Stream).ToList(), cancellation))
        {
            if (stream.Kind == kind)
            {
                yield return stream;
            }
        }
    }

    public Task<StoredDocument?> Get(string id, CancellationToken cancellation = default) =>
        Locked(() => _documents.GetValueOrDefault(id), cancellation);

    public Task Put(StoredDocument document, CancellationToken cancellation = default) => Locked(
        () => _documents.TryAdd(document.Id, document) || _documents[document.Id].Content.Span.SequenceEqual(document.Content.Span)
            ? true
            : throw new ArgumentException("Another document with this id is there.", nameof(document)),
        cancellation);

    public Task<bool> Erase(string id, CancellationToken cancellation = default) => Locked(() => _documents.Remove(id), cancellation);

    public Task<IReadOnlyList<Unpublished>> Unpublished(string afterName, int limit, CancellationToken cancellation = default) => Locked(
        () => (IReadOnlyList<Unpublished>)[.. _streams.Values
            .Where(entry => entry.Published is not null && string.CompareOrdinal(entry.Stream.Name, afterName) > 0)
            .Take(limit)
            .Select(entry => new Unpublished(entry.Stream, entry.Published!.Value))],
        cancellation);

    public Task MarkPublished(StreamId stream, int through, CancellationToken cancellation = default) => Locked(
        () =>
        {
            if (Find(stream) is { } entry && entry.Published < through)
            {
                entry.Published = entry.Events.Count > through ? through : null;
            }

            return true;
        },
        cancellation);

    private static Instant? Earlier(Instant? one, Instant? other) => one is null || other < one ? other : one;

    private AppendResult Decide(Append append)
    {
        var entry = Find(append.Stream) ?? new Entry(append.Stream);
        if (append.Keys.FirstOrDefault(entry.Keys.Contains) is { } key)
        {
            return new AppendResult.Duplicate(key);
        }

        if (entry.Head.Version != append.Head.Version)
        {
            return new AppendResult.Conflict(entry.Head.Version);
        }

        AddDocuments(append);
        _streams[append.Stream.Name] = entry;
        entry.Keys.UnionWith(append.Keys);
        entry.Rows = append.Rows;
        entry.Published ??= Publishes && OutboundTypes.LeavesSomething(append) ? entry.Events.Count : null;
        foreach (var one in append.Events)
        {
            entry.Events.Add(new StoredEvent(entry.Events.Count + 1, append.At, append.Actor, one.Type, one.Format, one.Json));
        }

        var rung = entry.Head.Rings != append.Head.Rings;
        var wakeAt = rung && entry.Head.WakeAt is { } before ? Earlier(append.WakeAt, before) : append.WakeAt;
        Move(entry, entry.Head with { Version = entry.Events.Count, WakeAt = wakeAt });
        return new AppendResult.Appended(entry.Head with { Rings = append.Head.Rings });
    }

    // The one place where a head changes, so that wake times are found in order.
    private void Move(Entry entry, Head head)
    {
        if (entry.Head.WakeAt is { } before)
        {
            _wakes.Remove((before, entry.Stream.Name));
        }

        if (head.WakeAt is { } at)
        {
            _wakes.Add((at, entry.Stream.Name));
        }

        entry.Head = head;
    }

    private void AddDocuments(Append append)
    {
        if (append.Documents.Any(one => _documents.TryGetValue(one.Id, out var old) && !old.Content.Span.SequenceEqual(one.Content.Span)))
        {
            throw new ArgumentException("Another document with this id is there.", nameof(append));
        }

        foreach (var one in append.Documents)
        {
            _documents.TryAdd(one.Id, new StoredDocument(one.Id, one.ContentType, one.Content, append.At));
        }
    }

    private Entry? Find(StreamId stream) => _streams.GetValueOrDefault(stream.Name);

    private Task<T> Locked<T>(Func<T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Task.FromResult(work());
        }
    }

    private sealed class Entry(StreamId stream)
    {
        public StreamId Stream { get; } = stream;

        public Head Head { get; set; }

        public int? Published { get; set; }

        public List<StoredEvent> Events { get; } = [];

        public HashSet<string> Keys { get; } = [];

        public StreamRows Rows { get; set; } = StreamRows.None;
    }
}
