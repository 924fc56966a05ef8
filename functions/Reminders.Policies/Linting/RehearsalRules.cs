using NodaTime;
using NodaTime.Text;

namespace Reminders.Policies.Linting;

/// <summary>
/// What really happens to invoices due on every day of a year, weekends and holidays and all: every step has its day, the budget
/// need not hold anything back, and a person is asked in the end.
/// </summary>
internal static class RehearsalRules
{
    private const int Year = 2026;

    // Posted in good time, on the due day, and when it is late already.
    private static readonly int[] RegisteredBefore = [60, 0, -3];

    public static IEnumerable<PolicyProblem> Check(SegmentPlace segment)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var held = new Dictionary<string, LocalDate>(StringComparer.Ordinal);
        foreach (var days in RegisteredBefore)
        {
            for (var due = new LocalDate(Year, 1, 1); due.Year == Year; due = due.PlusDays(days == 60 ? 1 : 9))
            {
                var rehearsed = Rehearsal.Run(segment.Policy, segment.Segment, due, due.PlusDays(-days));
                reached.UnionWith(rehearsed.Steps);
                foreach (var step in rehearsed.HeldBack)
                {
                    held.TryAdd(step, due);
                }

                if (!rehearsed.EndsWithAPerson)
                {
                    yield return segment.Problem($"an invoice due on {Iso(due)} would end without anybody being asked: end the chain with a task or a hand-over");
                    yield break;
                }
            }
        }

        foreach (var step in segment.Steps)
        {
            if (held.TryGetValue(step.Id, out var due))
            {
                yield return segment.Problem(
                    step, "at", $"'{step.Id}' is held back by the contact budget, as for an invoice due on {Iso(due)}: leave more room before it", ProblemKind.Warning);
            }

            if (!reached.Contains(step.Id))
            {
                yield return segment.Problem(step, "id", $"'{step.Id}' never happens: look at its 'latest', 'onlyIf' and place in the chain", ProblemKind.Warning);
            }
        }
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
