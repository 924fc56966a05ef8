using System.Collections.Immutable;

namespace Reminders.Policies.Linting;

/// <summary>
/// Checks what a policy would do: a file can be well written and still treat people badly. Errors keep a policy from being loaded,
/// warnings do not.
/// </summary>
public static class PolicyLint
{
    public static ImmutableArray<PolicyProblem> Check(PolicyFile file, TemplateSet templates)
    {
        var segments = file.Policy.Segments.Select(segment => new SegmentPlace(file, segment)).ToList();
        IEnumerable<PolicyProblem> found =
        [
            .. HourRules.Check(file),
            .. SegmentRules.Check(segments),
            .. ChargeRules.Check(file),
            .. SharedStepRules.Check(file),
            .. segments.SelectMany(segment => ChainRules.Check(segment, templates)),
            .. segments.SelectMany(CalendarRules.Check),
        ];
        var problems = found.ToList();

        // Living through a year says little about a chain that is broken on paper.
        if (problems.TrueForAll(problem => problem.Kind == ProblemKind.Warning))
        {
            problems.AddRange(segments.SelectMany(RehearsalRules.Check));
        }

        return [.. problems.Distinct().OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).ThenBy(problem => problem.Message, StringComparer.Ordinal)];
    }
}
