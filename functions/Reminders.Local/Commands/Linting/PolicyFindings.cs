using Reminders.Policies;
using Reminders.Policies.Linting;

namespace Reminders.Local.Commands.Linting;

/// <summary>What is wrong with policy files.</summary>
internal static class PolicyFindings
{
    /// <summary>The files that are meant: a folder stands for the policies in it.</summary>
    /// <exception cref="StartException">There is no such file or folder, or no policy in the folder.</exception>
    public static IEnumerable<string> Files(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? [path] : throw new StartException($"there is no file '{path}'");
        }

        var files = PolicySources.Names(path).ToList();
        return files.Count > 0 ? files : throw new StartException($"there is no policy (*.yaml) in '{path}'");
    }

    public static IEnumerable<LintFinding> In(IEnumerable<string> files, TemplateSet templates)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var problem in Problems(file, templates, seen))
            {
                yield return new LintFinding(file, problem.Line, problem.Column, problem.Kind == ProblemKind.Warning, problem.Message, problem.In(file));
            }
        }
    }

    private static IEnumerable<PolicyProblem> Problems(string file, TemplateSet templates, Dictionary<string, string> seen)
    {
        try
        {
            var reading = PolicyReader.Read(PolicySources.Open(file).Text);
            return reading.File is not { } policy ? reading.Problems
                : seen.TryAdd(policy.Policy.Reference, file) ? PolicyLint.Check(policy, templates)
                : PolicyLint.Check(policy, templates).Add(PolicySources.Twice(policy, seen[policy.Policy.Reference]));
        }
        catch (PolicyException unreadable) when (unreadable.Problem is { } problem)
        {
            return [problem];
        }
    }
}
