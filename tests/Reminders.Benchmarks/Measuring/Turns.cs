namespace Reminders.Benchmarks.Measuring;

/// <summary>Something whose pace is measured, in the turn of that number (the first ones only warm up).</summary>
internal sealed record Contender(string Name, Func<int, Task<Pace>> Measure);

/// <summary>
/// Measures several things in turns, so that whatever else the machine does meets all of them alike. The first turns of each only
/// warm up; the order rotates.
/// </summary>
internal static class Turns
{
    /// <summary>The paces of each contender, one a round.</summary>
    public static async Task<IReadOnlyDictionary<string, Pace[]>> Take(int rounds, int warmUps, IReadOnlyList<Contender> contenders)
    {
        var paces = contenders.ToDictionary(contender => contender.Name, _ => new Pace[rounds], StringComparer.Ordinal);
        for (var round = 0; round < warmUps + rounds; round++)
        {
            for (var turn = 0; turn < contenders.Count; turn++)
            {
                var contender = contenders[(turn + round) % contenders.Count];
                var pace = await contender.Measure(round);
                if (round >= warmUps)
                {
                    paces[contender.Name][round - warmUps] = pace;
                }
            }
        }

        return paces;
    }

    public static double PerSecond(Pace[] paces) => Median(paces.Select(pace => pace.PerSecond));

    public static double Microseconds(Pace[] paces) => Median(paces.Select(pace => pace.Microseconds));

    /// <summary>The median of one contender's rate over another's in the same round.</summary>
    public static double Share(Pace[] paces, Pace[] of) => Median(paces.Zip(of, (one, other) => one.PerSecond / other.PerSecond));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
