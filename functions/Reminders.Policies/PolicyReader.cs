using System.Collections.Immutable;
using Reminders.Policies.Reading;
using Reminders.Policies.Yaml;

namespace Reminders.Policies;

/// <summary>
/// Reads a policy file. Strict: an unknown or doubled key, a wrong type or unit is an error with its place, and all of them are
/// named at once.
/// </summary>
public static class PolicyReader
{
    public static PolicyReading Read(string text)
    {
        var problems = new List<PolicyProblem>();
        var root = YamlTree.Parse(text, problems, YamlAdvice.Policy);
        var file = root is null ? null : new DocumentReader(problems).Read(root);
        var inOrder = problems.Distinct().OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).ToImmutableArray();
        return new PolicyReading(inOrder.IsEmpty ? file : null, inOrder);
    }
}
