namespace Reminders.Endurance.Soak;

/// <summary>Whether what should not grow does not: the last third of the minutes against the middle one; the first is for warming up.</summary>
public static class Flatness
{
    private const int Enough = 6;

    // The log is folded back at 64 MB; a reader that is in the way may let it grow to twice that for a while.
    private const double WalLimitMb = 128;

    private const double MemoryMargin = 1.2;

    private const double LagMargin = 2;

    // What the operating system's scheduler does on a busy machine.
    private const double LagSlackMs = 250;

    public static IEnumerable<string> Breaches(IReadOnlyList<Sample> samples)
    {
        if (samples.Max(sample => sample.WalMb) is var wal && wal > WalLimitMb)
        {
            yield return FormattableString.Invariant($"the log grew to {wal:F0} MB");
        }

        if (samples.Count < Enough)
        {
            yield break;
        }

        var third = samples.Count / 3;
        var (middle, last) = (samples.Skip(third).Take(third).ToList(), samples.TakeLast(third).ToList());
        var (before, after) = (Median(middle, sample => sample.MemoryMb), Median(last, sample => sample.MemoryMb));
        if (after > before * MemoryMargin)
        {
            yield return FormattableString.Invariant($"memory went from {before:F0} to {after:F0} MB");
        }

        (before, after) = (Median(middle, sample => sample.WakeLagP99Ms), Median(last, sample => sample.WakeLagP99Ms));
        if (after > (before * LagMargin) + LagSlackMs)
        {
            yield return FormattableString.Invariant($"the wake lag went from {before:F0} to {after:F0} ms");
        }
    }

    private static double Median(List<Sample> samples, Func<Sample, double> of) => samples.Select(of).Order().ElementAt(samples.Count / 2);
}
