using NodaTime;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

internal static class CaseCounts
{
    /// <summary>Every status with its count, those without a case too. Reads the index alone.</summary>
    public static IReadOnlyDictionary<CaseStatus, long> Read(Session session, string creditor, Instant now)
    {
        var counts = Enum.GetValues<CaseStatus>().ToDictionary(status => status, _ => 0L);
        var states = session.All(
            "SELECT state, count(*), sum(overdue_at <= ?2) FROM streams WHERE creditor = ?1 GROUP BY state",
            static row => (State: (CaseState)row.Int(0), All: row.Long(1), Passed: row.Long(2)),
            creditor,
            now.ToUnixTimeTicks());
        foreach (var (state, all, passed) in states)
        {
            var overdue = state is CaseState.Scheduled or CaseState.Reminding ? passed : 0;
            counts[CaseStatus.Overdue] += overdue;
            counts[Enum.Parse<CaseStatus>(state.ToString())] += all - overdue;
        }

        return counts;
    }
}
