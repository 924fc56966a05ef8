namespace Reminders.Benchmarks.Measuring;

/// <summary>One line of the report.</summary>
/// <param name="Unit">What <paramref name="Value"/> counts, such as <c>1/s</c> or <c>ms</c>.</param>
/// <param name="Yardstick">What it is held against: <c>c</c>, <c>10,000 asleep</c>, or the figure itself.</param>
/// <param name="Measured">The value in terms of the yardstick.</param>
/// <param name="Bound">What <paramref name="Measured"/> has to be: a least one where more is better, else a most.</param>
/// <param name="Aim">What we would like it to be.</param>
/// <param name="Load">The machine's load average over a minute when it was measured: more than its cores means company.</param>
internal sealed record Figure(
    string Name,
    double Value,
    string Unit,
    string Yardstick = "",
    double? Measured = null,
    double? Bound = null,
    bool MoreIsBetter = true,
    double? Aim = null,
    double? ShareOfG = null,
    double Load = 0)
{
    /// <summary>What one takes of the processors, in microseconds.</summary>
    public double? Microseconds { get; init; }

    public bool? Holds => Measured is { } measured && Bound is { } bound ? (MoreIsBetter ? measured >= bound : measured <= bound) : null;
}
