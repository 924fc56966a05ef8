using NodaTime;
using Reminders.Application.Outbound;

namespace Reminders.Sqlite;

/// <summary>Events on their way to endpoints. Of each case and endpoint only the first that is not out has a due time.</summary>
internal static class DeliveryTable
{
    // Who is first can change: an event that a crash made come again goes before those after it.
    private const string First = "(SELECT min(sequence) FROM deliveries WHERE endpoint = ?1 AND stream = ?2 AND dead_at IS NULL)";

    public static int Queue(Session session, OutboundEvent happened, IReadOnlyCollection<string> endpoints, Instant now)
    {
        foreach (var endpoint in endpoints)
        {
            session.Run(
                """
                INSERT INTO deliveries(endpoint, stream, sequence, creditor, type, json, attempts)
                SELECT ?1, ?2, ?3, ?4, ?5, ?6, 0 WHERE NOT EXISTS(SELECT 1 FROM closed_endpoints WHERE id = ?1)
                ON CONFLICT DO NOTHING
                """,
                endpoint,
                happened.Stream.Name,
                happened.Sequence,
                happened.Stream.Creditor,
                happened.Type,
                happened.Json);
            MakeFirstDue(session, endpoint, happened.Stream.Name, now);
        }

        return endpoints.Count;
    }

    public static IReadOnlyList<Delivery> Due(Session session, string endpoint, Instant upTo, int limit) =>
        session.All(
            """
            SELECT id, endpoint, stream || '#' || sequence, json, attempts FROM deliveries INDEXED BY deliveries_due
            WHERE endpoint = ?1 AND due_at <= ?2 ORDER BY due_at, stream LIMIT ?3
            """,
            static row => new Delivery(row.Long(0), row.Text(1), row.Text(2), row.Text(3), row.Int(4)),
            endpoint,
            upTo.ToUnixTimeTicks(),
            limit);

    public static bool Delivered(Session session, Delivery delivery, Instant now)
    {
        var stream = StreamOf(session, delivery.Id);
        session.Run("DELETE FROM deliveries WHERE id = ?1", delivery.Id);
        MakeFirstDue(session, delivery.Endpoint, stream, now);
        return stream is not null;
    }

    public static bool GiveUp(Session session, Delivery delivery, Instant now, string problem)
    {
        session.Run(
            "UPDATE deliveries SET due_at = NULL, dead_at = ?2, attempts = ?3, problem = ?4 WHERE id = ?1",
            delivery.Id,
            now.ToUnixTimeTicks(),
            delivery.Attempts + 1,
            problem);
        MakeFirstDue(session, delivery.Endpoint, StreamOf(session, delivery.Id), now);
        return true;
    }

    public static int Close(Session session, string endpoint, Instant now, string problem)
    {
        session.Run("INSERT OR REPLACE INTO closed_endpoints(id, closed_at) VALUES (?1, ?2)", endpoint, now.ToUnixTimeTicks());
        return Bury(session, endpoint, now, problem);
    }

    public static int KeepOnly(Session session, IReadOnlyCollection<string> endpoints, Instant now) =>
        session.All("SELECT DISTINCT endpoint FROM deliveries WHERE due_at IS NOT NULL", static row => row.Text(0))
            .Except(endpoints)
            .Sum(endpoint => Bury(session, endpoint, now, "the endpoint is configured no more"));

    public static void MakeFirstDue(Session session, string endpoint, string? stream, Instant now)
    {
        session.Run(
            $"UPDATE deliveries SET due_at = NULL WHERE endpoint = ?1 AND stream = ?2 AND due_at IS NOT NULL AND sequence > {First}",
            endpoint,
            stream);
        session.Run(
            $"UPDATE deliveries SET due_at = ?3 WHERE endpoint = ?1 AND stream = ?2 AND due_at IS NULL AND sequence = {First}",
            endpoint,
            stream,
            now.ToUnixTimeTicks());
    }

    private static int Bury(Session session, string endpoint, Instant now, string problem) =>
        session.Run(
            "UPDATE deliveries SET due_at = NULL, dead_at = ?2, problem = ?3 WHERE endpoint = ?1 AND dead_at IS NULL",
            endpoint,
            now.ToUnixTimeTicks(),
            problem);

    private static string? StreamOf(Session session, long id) =>
        session.One("SELECT stream FROM deliveries WHERE id = ?1", static row => row.Text(0), id);
}
