namespace Reminders.Domain.Names;

/// <summary>Finds what somebody probably meant.</summary>
public static class NearestName
{
    private const int MaxLength = 64;

    /// <summary>The known name that is a typing error away, or null.</summary>
    public static string? Of(string given, IEnumerable<string> known)
    {
        if (given.Length is 0 or > MaxLength)
        {
            return null;
        }

        // Letters in the wrong order are the likeliest slip: "ERU" is EUR and not the money of Eritrea.
        var letters = string.Concat(given.ToUpperInvariant().Order());
        var nearest = known
            .Select(name => (Name: name, Distance: Distance(given.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(1, Math.Max(given.Length, candidate.Name.Length) / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => !string.Concat(candidate.Name.ToUpperInvariant().Order()).Equals(letters, StringComparison.Ordinal))
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name;
    }

    /// <summary>"; did you mean 'email'?", or nothing.</summary>
    public static string Hint(string given, IEnumerable<string> known) =>
        Of(given, known) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    // Letters added, left out, changed, or two neighbours swapped.
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Cheapest(rows, one, other, i, j);
            }
        }

        return rows[one.Length, other.Length];
    }

    private static int Cheapest(int[,] rows, string one, string other, int i, int j)
    {
        var changed = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
        var cheapest = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
        return i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]
            ? Math.Min(cheapest, rows[i - 2, j - 2] + 1)
            : cheapest;
    }
}
