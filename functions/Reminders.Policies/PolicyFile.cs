using System.Collections.Immutable;
using Reminders.Domain.Policies;
using Reminders.Policies.Yaml;

namespace Reminders.Policies;

/// <summary>A policy as a file says it, and where it says what.</summary>
public sealed class PolicyFile
{
    private readonly ImmutableDictionary<string, Position> _places;

    internal PolicyFile(Policy policy, ImmutableDictionary<string, Position> places)
    {
        Policy = policy;
        _places = places;
    }

    public Policy Policy { get; }

    /// <summary>The ids of the shared steps.</summary>
    internal IEnumerable<string> SharedSteps => _places.Keys
        .Where(place => place.StartsWith("steps/", StringComparison.Ordinal))
        .Select(place => place["steps/".Length..]);

    /// <summary>A problem at the nearest place that is known: the value, else the part it stands in.</summary>
    /// <param name="place">Such as <c>segments/regular/friendly/at</c>.</param>
    internal PolicyProblem Problem(string place, string message, ProblemKind kind = ProblemKind.Error)
    {
        var known = place;
        while (known.Length > 0 && !_places.ContainsKey(known))
        {
            known = known.Contains('/', StringComparison.Ordinal) ? known[..known.LastIndexOf('/')] : "";
        }

        var at = known.Length > 0 ? _places[known] : new Position(1, 1);
        return new PolicyProblem(at.Line, at.Column, message, kind);
    }
}

/// <summary>What reading a file came to: a policy, or at least one error.</summary>
public sealed record PolicyReading(PolicyFile? File, ImmutableArray<PolicyProblem> Problems);
