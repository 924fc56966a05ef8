namespace Reminders.Application.Policies;

/// <summary>Sees to it that no case loses the policy it follows.</summary>
public static class PolicyKeeper
{
    /// <summary>Asks the ledger which policies open cases follow, before anything decides.</summary>
    /// <exception cref="PoliciesMissingException">Names each version that is not loaded and how many cases follow it.</exception>
    public static async Task Check(IPolicyUse use, IPolicies policies, CancellationToken cancellation = default)
    {
        var inUse = await use.OpenCasesByPolicy(cancellation);
        var missing = inUse.Where(used => policies.Find(used.Key) is null).OrderBy(used => used.Key, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            throw new PoliciesMissingException(missing);
        }
    }
}

/// <summary>Policy versions that open cases follow are not loaded.</summary>
public sealed class PoliciesMissingException(IEnumerable<KeyValuePair<string, long>> missing) : Exception(
    $"{string.Join(", ", missing.Select(one => $"{one.Key} ({one.Value} open {(one.Value == 1 ? "case" : "cases")})"))}: not loaded but in use. "
    + "Bring the file back under its name and version; move its cases with assign-policy before you take it away.");
