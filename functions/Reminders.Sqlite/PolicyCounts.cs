using Reminders.Application.Projections;

namespace Reminders.Sqlite;

/// <summary>Which policies open cases follow, told by the streams themselves: the last event of a case that names one.</summary>
internal static class PolicyCounts
{
    // The upper bits of an event's id name its stream (see EventId). CROSS keeps the order: each open case, then its own events.
    private const string Counts = """
        SELECT json ->> 'policy', count(*) FROM (
          SELECT max(events.id), events.json AS json FROM streams
          CROSS JOIN events ON events.id BETWEEN (streams.id << 24) AND (streams.id << 24 | 0xFFFFFF)
          WHERE streams.state < ?1 AND events.type IN ('invoiceRegistered', 'policyAssigned')
          GROUP BY streams.id)
        GROUP BY 1
        """;

    public static IReadOnlyDictionary<string, long> Read(Session session) => session
        .All(Counts, static row => (Policy: row.Text(0), Cases: row.Long(1)), (int)CaseState.Paid)
        .ToDictionary(count => count.Policy, count => count.Cases, StringComparer.Ordinal);
}
