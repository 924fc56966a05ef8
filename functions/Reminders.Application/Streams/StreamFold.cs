using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Application.Streams;

/// <summary>A stream's events as a state: the one way from storage to anything that is decided or shown.</summary>
public static class StreamFold
{
    /// <summary>Folds what came after that many events onto the state that they made.</summary>
    /// <exception cref="StreamGapException">The sequence numbers do not count on without a gap.</exception>
    /// <exception cref="UnknownEventException">A newer version wrote an event.</exception>
    public static TState Of<TState, TEvent>(
        StreamId stream, IReadOnlyList<StoredEvent> events, TState initial, Func<TState, TEvent, Instant, TState> evolve, int after = 0)
    {
        CheckWhole(stream, events, after);
        var state = initial;
        foreach (var stored in events)
        {
            state = evolve(state, (TEvent)EventFormat.Read(stream.Kind, stored), stored.At);
        }

        return state;
    }

    /// <exception cref="StreamGapException">The sequence numbers do not count from 1 without a gap.</exception>
    public static void CheckWhole(StreamId stream, IReadOnlyList<StoredEvent> events, int after = 0)
    {
        for (var index = 0; index < events.Count; index++)
        {
            if (events[index].Sequence != after + index + 1)
            {
                throw new StreamGapException(stream, after + index + 1);
            }
        }
    }
}
