using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;

namespace Reminders.Sqlite;

/// <summary>One append inside the writer's transaction.</summary>
internal static class Appending
{
    public static AppendResult Execute(Session session, RecentStreams recent, Append append, bool publishes = false)
    {
        var found = StreamRecord.Find(session, recent, append.Stream);
        if (found is not null && ExistingKey(session, found.Id, append) is { } key)
        {
            return new AppendResult.Duplicate(key);
        }

        var version = found?.Head.Version ?? 0;
        if (version != append.Head.Version)
        {
            return new AppendResult.Conflict(version);
        }

        if (version + append.Events.Length > EventId.MaxSequence)
        {
            throw new ArgumentException($"A stream takes at most {EventId.MaxSequence} events.", nameof(append));
        }

        var wakeAt = WakeAfter(append, found?.Head);
        var head = new Head(version + append.Events.Length, wakeAt, append.Head.Rings);
        var record = StreamRecord.Write(session, append.Stream, found, head, append.Rows);
        var events = StoredEvents(version, append);
        WriteEvents(session, record.Id, events, append.Keys);
        if (publishes && OutboundTypes.LeavesSomething(append))
        {
            session.Run("UPDATE streams SET published = coalesce(published, ?2) WHERE id = ?1", record.Id, version);
        }

        foreach (var document in append.Documents)
        {
            DocumentTable.Write(session, document, append.At);
        }

        recent.Stage(append.Stream, record, events);

        // The rings as the caller read them: one that came since stays to be seen, and SetWake on this head is refused.
        return new AppendResult.Appended(head);
    }

    private static string? ExistingKey(Session session, long stream, Append append)
    {
        foreach (var key in append.Keys)
        {
            if (session.One("SELECT 1 FROM keys WHERE stream = ?1 AND key = ?2", static _ => true, stream, key))
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>A ring since the head was read asked for a look of its own: the earlier of both stays.</summary>
    private static Instant? WakeAfter(Append append, Head? stored)
    {
        var wake = append.WakeAt.Truncated();
        return stored is { WakeAt: { } rung, Rings: var rings } && rings != append.Head.Rings && !(wake < rung) ? rung : wake;
    }

    private static ImmutableArray<StoredEvent> StoredEvents(int version, Append append)
    {
        var at = Instant.FromUnixTimeTicks(append.At.ToUnixTimeTicks());
        return [.. append.Events.Select((one, index) => new StoredEvent(version + index + 1, at, append.Actor, one.Type, one.Format, one.Json))];
    }

    private static void WriteEvents(Session session, long stream, ImmutableArray<StoredEvent> events, ImmutableArray<string> keys)
    {
        foreach (var one in events)
        {
            session.Run(
                "INSERT INTO events(id, at, actor, type, format, json) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                EventId.Of(stream, one.Sequence),
                one.At.ToUnixTimeTicks(),
                one.Actor,
                one.Type,
                one.Format,
                one.Json);
        }

        foreach (var key in keys)
        {
            session.Run("INSERT OR IGNORE INTO keys(stream, key) VALUES (?1, ?2)", stream, key);
        }
    }
}
