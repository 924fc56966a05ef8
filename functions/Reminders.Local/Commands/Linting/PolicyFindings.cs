using Reminders.Policies;
using Reminders.Policies.Linting;

namespace Reminders.Local.Commands.Linting;

/// <summary>What is wrong with a policy file.</summary>
internal static class PolicyFindings
{
    public static IEnumerable<LintFinding> In(string file, TemplateSet templates)
    {
        var reading = PolicyReader.Read(PolicySources.Open(file).Text);
        var problems = reading.File is { } policy ? PolicyLint.Check(policy, templates) : reading.Problems;
        return problems.Select(problem => new LintFinding(
            file, problem.Line, problem.Column, problem.Kind == ProblemKind.Warning, problem.Message, problem.In(file)));
    }
}
