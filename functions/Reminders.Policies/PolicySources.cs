using System.Collections.Immutable;
using Reminders.Domain.Policies;
using Reminders.Policies.Linting;

namespace Reminders.Policies;

/// <summary>A policy file by name and content.</summary>
public sealed record PolicySource(string File, string Text);

/// <summary>Finds policy files and turns them into policies, or says what is wrong with them and where.</summary>
public static class PolicySources
{
    private static readonly string[] Extensions = [".yaml", ".yml"];

    private const long MaxBytes = 1024 * 1024;
    private const string StandardFile = "standard.yaml";

    private static readonly Lazy<PolicySource> LazyStandard = new(() =>
    {
        using var stream = typeof(PolicySources).Assembly.GetManifestResourceStream(StandardFile)
            ?? throw new InvalidOperationException($"{StandardFile} is embedded.");
        return new PolicySource(StandardFile, new StreamReader(stream).ReadToEnd());
    });

    private static readonly Lazy<Policy> LazyPolicy = new(() => Parse(Standard).Policy);

    /// <summary>The shipped file.</summary>
    public static PolicySource Standard => LazyStandard.Value;

    /// <summary>The shipped policy.</summary>
    public static Policy StandardPolicy => LazyPolicy.Value;

    /// <summary>The files of a folder in order of their names; none where there is no folder.</summary>
    /// <exception cref="PolicyException">A file is too large to be a policy, or not in UTF-8.</exception>
    public static ImmutableArray<PolicySource> In(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Names(folder).Select(path => Open(path))];

    /// <summary>The names of the policy files of a folder, in order.</summary>
    public static IEnumerable<string> Names(string folder) => Directory.GetFiles(folder)
        .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal);

    /// <param name="kind">What the file is meant to be.</param>
    /// <exception cref="PolicyException">The file is too large to be a policy, or not in UTF-8.</exception>
    public static PolicySource Open(string path, string kind = "policy") => new(path, SourceText.Read(path, MaxBytes, kind));

    /// <summary>All policies of the files, each read and linted.</summary>
    /// <exception cref="PolicyException">One line for each error.</exception>
    public static ImmutableArray<Policy> Load(IEnumerable<PolicySource> sources, TemplateSet templates)
    {
        var errors = new List<string>();
        var loaded = new Dictionary<string, (Policy Policy, string File)>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            var reading = PolicyReader.Read(source.Text);
            var problems = reading.File is { } file ? PolicyLint.Check(file, templates) : reading.Problems;
            errors.AddRange(problems.Where(problem => problem.Kind == ProblemKind.Error).Select(problem => problem.In(source.File)));
            if (reading.File?.Policy is not { } policy)
            {
                continue;
            }

            if (!loaded.TryAdd(policy.Reference, (policy, source.File)))
            {
                errors.Add(Twice(reading.File, loaded[policy.Reference].File).In(source.File));
            }
        }

        return errors.Count == 0 ? [.. loaded.Values.Select(one => one.Policy)] : throw new PolicyException(string.Join('\n', errors));
    }

    /// <summary>What to say of a policy whose version another file has already.</summary>
    internal static PolicyProblem Twice(PolicyFile file, string other) =>
        file.Problem("version", $"{file.Policy.Reference} is in {other} already: raise the version, or give it a name of its own");

    private static PolicyFile Parse(PolicySource source)
    {
        var reading = PolicyReader.Read(source.Text);
        return reading.File ?? throw new PolicyException(string.Join('\n', reading.Problems.Select(problem => problem.In(source.File))));
    }
}
