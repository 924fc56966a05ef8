using System.Collections.Immutable;
using System.Text;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Application.Moving;

/// <summary>One stream of a file, and the appends that write it again: events of the same time and cause together.</summary>
internal sealed record MovedStream(long Line, StreamId Stream, IReadOnlyList<StoredEvent> Events, IReadOnlyList<string> Keys, Instant? WakeAt)
{
    // Leaves room for keys in each append.
    private const int MaxEvents = Append.MaxEntries / 2;

    /// <summary>The appends in order, without their heads. Only the last one says when to wake and what lists show.</summary>
    public IReadOnlyList<Append> Appends(StreamRows rows)
    {
        var appends = new List<Append>();
        var keys = new Queue<string>(Keys);
        var next = 0;
        do
        {
            var events = Together(next);
            var first = Events[Math.Min(next, Events.Count - 1)];
            appends.Add(new Append
            {
                Stream = Stream,
                Head = Head.New,
                Events = [.. events.Select(one => new NewEvent(one.Type, one.Format, one.Json))],
                Keys = Take(keys, Append.MaxEntries - events.Count),
                At = first.At,
                Actor = first.Actor,
            });
            next += events.Count;
        }
        while (next < Events.Count || keys.Count > 0);

        appends[^1] = appends[^1] with { WakeAt = WakeAt, Rows = rows };
        return appends;
    }

    private List<StoredEvent> Together(int from)
    {
        var events = new List<StoredEvent>();
        var bytes = 0;
        foreach (var one in Events.Skip(from).Take(MaxEvents))
        {
            bytes += Encoding.UTF8.GetByteCount(one.Json);
            if (events.Count > 0 && (bytes > Append.MaxBytes || one.At != events[0].At || one.Actor != events[0].Actor))
            {
                break;
            }

            events.Add(one);
        }

        return events;
    }

    private static ImmutableArray<string> Take(Queue<string> keys, int atMost)
    {
        var taken = ImmutableArray.CreateBuilder<string>();
        while (taken.Count < atMost && keys.TryDequeue(out var key))
        {
            taken.Add(key);
        }

        return taken.ToImmutable();
    }
}
