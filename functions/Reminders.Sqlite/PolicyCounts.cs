using Reminders.Application.Projections;

namespace Reminders.Sqlite;

/// <summary>Which policies open cases follow, told by the streams themselves: the last event of a case that names one.</summary>
internal static class PolicyCounts
{
    // The upper bits of an event's id name its stream (see EventId). CROSS keeps the order: each open case, then its own events.
    private const string Followed = """
        SELECT json ->> 'policy' FROM (
          SELECT max(events.id), events.json AS json FROM streams
          CROSS JOIN events ON events.id BETWEEN (streams.id << 24) AND (streams.id << 24 | 0xFFFFFF)
          WHERE streams.state < ?1 AND events.type IN ('invoiceRegistered', 'policyAssigned')
          GROUP BY streams.id)
        """;

    public static IReadOnlyDictionary<string, long> Read(Session session)
    {
        // Counted here: to group them, SQLite would sort all cases in memory, each with the whole event.
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        session.Each(
            Followed,
            row =>
            {
                var policy = row.Text(0);
                counts[policy] = counts.GetValueOrDefault(policy) + 1;
            },
            (int)CaseState.Paid);
        return counts;
    }
}
