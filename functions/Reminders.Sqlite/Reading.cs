using Reminders.Application.Ledger;

namespace Reminders.Sqlite;

/// <summary>Reads of streams.</summary>
internal static class Reading
{
    // One statement, so head and events come from the same moment.
    private const string Query = """
        SELECT s.version, s.wake_at, s.rings, e.id, e.at, e.actor, e.type, e.format, e.json
        FROM streams s LEFT JOIN events e ON e.id > (s.id << 24) + ?2 AND e.id < (s.id + 1) << 24
        WHERE s.name = ?1 ORDER BY e.id
        """;

    public static StreamRead Stream(Session session, StreamId stream, int afterVersion)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterVersion);
        var rows = session.All(
            Query,
            static row => (
                Head: new Head(row.Int(0), row.InstantOrNull(1), row.Long(2)),
                Event: row.IsNull(3) ? null : new StoredEvent(
                    EventId.Sequence(row.Long(3)),
                    row.Instant(4),
                    row.Text(5),
                    row.Text(6),
                    row.Int(7),
                    row.Text(8))),
            stream.Name,
            Math.Min(afterVersion, EventId.MaxSequence));
        return rows.Count == 0
            ? new StreamRead(Head.New, [])
            : new StreamRead(rows[0].Head, [.. rows.Select(row => row.Event).OfType<StoredEvent>()]);
    }

    /// <summary>What every name of a kind begins with.</summary>
    public static string Prefix(StreamKind kind) => new StreamId(kind, "", "").Name[..^1];

    /// <summary>The names of a kind after the last one, in order.</summary>
    public static List<string> Names(Session session, string prefix, string after, int limit) =>
        session.All(
            "SELECT name FROM streams WHERE name > ?1 AND name < ?2 ORDER BY name LIMIT ?3",
            static row => row.Text(0),
            after,
            prefix[..^1] + '0', // '0' follows '/'
            limit);
}
