using System.Collections.Frozen;
using Reminders.Domain.Policies;
using Reminders.Messages;
using Reminders.Policies;
using Reminders.Policies.Linting;

namespace Reminders.Application.Policies;

/// <summary>The shipped policy and those of files, loaded once at start.</summary>
public sealed class LoadedPolicies : IPolicies
{
    private readonly FrozenDictionary<string, Policy> _known;

    public LoadedPolicies(IEnumerable<Policy> policies)
    {
        var byReference = policies.ToDictionary(policy => policy.Reference, StringComparer.Ordinal);
        var newest = byReference.Values
            .GroupBy(policy => policy.Name, StringComparer.Ordinal)
            .ToDictionary(versions => versions.Key, versions => versions.MaxBy(policy => policy.Version)!, StringComparer.Ordinal);
        Names = [.. newest.Keys.Order(StringComparer.Ordinal)];
        _known = byReference.Concat(newest).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public IReadOnlyCollection<string> Names { get; }

    public Policy? Find(string nameOrReference) => _known.GetValueOrDefault(nameOrReference);

    /// <summary>The shipped policy and the files beside it, read and linted.</summary>
    /// <exception cref="PolicyException">One line for each error, with file, line and column.</exception>
    public static LoadedPolicies Load(IEnumerable<PolicySource> sources, MessageRenderer renderer) =>
        new(PolicySources.Load([PolicySources.Standard, .. sources], new TemplateSet(renderer.Wordings)));
}
