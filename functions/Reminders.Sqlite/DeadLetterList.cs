using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

/// <summary>Deliveries that were given up.</summary>
internal static class DeadLetterList
{
    private const string Name = "dead letters";

    private const string Select =
        "SELECT id, stream || '#' || sequence, type, stream, endpoint, attempts, problem, dead_at FROM deliveries WHERE dead_at IS NOT NULL";

    public static Page<DeadLetter> Read(Session session, string creditor, string? cursor, int limit)
    {
        var rows = session.All(
            $"{Select} AND creditor = ?1 AND id > ?2 ORDER BY id LIMIT ?3", Letter, creditor, Cursor.Read(Name, cursor).Rank, limit + 1);
        return Pages.Of(rows, limit, last => new Cursor(last.Id, "").Write(Name));
    }

    public static DeadLetter? Retry(Session session, string creditor, long id, Instant now)
    {
        var found = session.One($"{Select} AND creditor = ?1 AND id = ?2", static row => (Letter: Letter(row), Endpoint: row.Text(4), Stream: row.Text(3)), creditor, id);
        if (found.Letter is null)
        {
            return null;
        }

        session.Run("UPDATE deliveries SET dead_at = NULL, attempts = 0 WHERE id = ?1", id);
        session.Run("DELETE FROM closed_endpoints WHERE id = ?1", found.Endpoint);
        DeliveryTable.MakeFirstDue(session, found.Endpoint, found.Stream, now);
        return found.Letter;
    }

    // An endpoint's id is its address, '~' and a hash that tells addresses with different queries apart.
    private static DeadLetter Letter(Row row) => new(
        row.Long(0),
        row.Text(1),
        row.Text(2),
        StreamId.Parse(row.Text(3)).Id,
        row.Text(4) is var endpoint && endpoint.LastIndexOf('~') is > 0 and var end ? endpoint[..end] : row.Text(4),
        row.Int(5),
        row.Text(6),
        row.Instant(7));
}
