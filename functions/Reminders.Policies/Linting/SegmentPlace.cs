using System.Collections.Immutable;
using Reminders.Domain.Policies;

namespace Reminders.Policies.Linting;

/// <summary>A segment and the way to its places in the file.</summary>
internal sealed record SegmentPlace(PolicyFile File, Segment Segment)
{
    public Policy Policy => File.Policy;

    public ImmutableArray<Step> Steps => Segment.Steps;

    public PolicyProblem Problem(string message, ProblemKind kind = ProblemKind.Error) =>
        File.Problem($"segments/{Segment.Id}", $"{Segment.Id}: {message}", kind);

    public PolicyProblem Problem(Step step, string key, string message, ProblemKind kind = ProblemKind.Error) =>
        File.Problem($"segments/{Segment.Id}/{step.Id}/{key}", $"{Segment.Id}: {message}", kind);

    /// <summary>When a step comes, as the file says it.</summary>
    public static string Time(Step step)
    {
        var unit = (step.At.Business ? "business " : "") + (Math.Abs(step.At.Days) == 1 ? "day" : "days");
        return step.At.Days == 0 && !step.AfterPrevious ? "due" : $"{Math.Abs(step.At.Days)} {unit} {(step.At.Days < 0 ? "before" : "after")} {(step.AfterPrevious ? "previous" : "due")}";
    }
}
