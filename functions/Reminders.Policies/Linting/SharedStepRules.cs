namespace Reminders.Policies.Linting;

/// <summary>Shared steps that no segment uses.</summary>
internal static class SharedStepRules
{
    public static IEnumerable<PolicyProblem> Check(PolicyFile file) => file.SharedSteps
        .Where(id => file.Policy.Segments.All(segment => segment.FindStep(id) is null))
        .Select(id => file.Problem($"steps/{id}", $"no segment has a step '{id}': use it, or take it out", ProblemKind.Warning));
}
