using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

/// <summary>A stream's row: its head, its case, how many rows other tables hold of it, and what it is found by.</summary>
internal sealed record StreamRecord(long Id, Head Head, int Extras, CaseRow? Case, string? Keys)
{
    private const string Insert = $"""
        INSERT INTO streams(name, version, wake_at, rings, extras, keys, {CaseColumns.List})
        VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
        """;

    // Rings stay: only a ring counts them.
    private const string UpdateHead = "UPDATE streams SET version = ?2, wake_at = ?3, extras = ?4 WHERE id = ?1";

    private const string UpdateCase = $"""
        UPDATE streams SET ({CaseColumns.List}) = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) WHERE id = ?1
        """;

    /// <summary>For the writer, which knows what it wrote lately.</summary>
    public static StreamRecord? Find(Session session, RecentStreams recent, StreamId stream) =>
        recent.Find(stream)?.Record ?? Find(session, stream);

    public static StreamRecord? Find(Session session, StreamId stream) =>
        session.One(
            $"SELECT id, version, wake_at, rings, extras, keys, {CaseColumns.List} FROM streams WHERE name = ?1",
            static row => new StreamRecord(
                row.Long(0),
                new Head(row.Int(1), row.InstantOrNull(2), row.Long(3)),
                row.Int(4),
                CaseColumns.Read(row, 6),
                row.TextOrNull(5)),
            stream.Name);

    /// <summary>
    /// Writes head and rows, touching only what differs from what was found: most appends leave the case's indexes alone.
    /// </summary>
    public static StreamRecord Write(Session session, StreamId stream, StreamRecord? found, Head head, StreamRows rows)
    {
        var extras = ExtraRows.Count(rows);
        var keys = LookupTable.Joined(rows.Keys);
        var id = found?.Id ?? Create(session, stream, head, extras, keys, rows.Case);
        if (found is not null)
        {
            session.Run(UpdateHead, id, head.Version, Values.Ticks(head.WakeAt), extras);
            if (found.Case != rows.Case)
            {
                session.Run(UpdateCase, [id, .. CaseColumns.Of(stream, rows.Case)]);
            }

            if (found.Keys != keys)
            {
                session.Run("UPDATE streams SET keys = ?2 WHERE id = ?1", id, keys);
            }
        }

        LookupTable.Change(session, stream, id, found?.Keys, keys);
        if (found is { Extras: > 0 })
        {
            ExtraRows.Delete(session, id);
        }

        if (extras > 0)
        {
            ExtraRows.Insert(session, stream, id, rows);
        }

        return new StreamRecord(id, head with { Rings = found?.Head.Rings ?? 0 }, extras, rows.Case, keys);
    }

    private static long Create(Session session, StreamId stream, Head head, int extras, string? keys, CaseRow? row)
    {
        session.Presence?.Add(stream);
        session.Run(Insert, [stream.Name, head.Version, Values.Ticks(head.WakeAt), extras, keys, .. CaseColumns.Of(stream, row)]);
        return session.LastInsertedId;
    }
}
