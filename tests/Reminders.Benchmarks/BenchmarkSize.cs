namespace Reminders.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="Rounds">Turns that count.</param>
/// <param name="WarmUps">Turns before them: a service runs for weeks, and its code is compiled anew until it has run often.</param>
/// <param name="Requests">Requests, or due cases, in a turn.</param>
/// <param name="Many">Sleeping invoices in the large ledger.</param>
/// <param name="SteadySeconds">How long latencies are measured.</param>
internal sealed record BenchmarkSize(int Rounds, int WarmUps, int Requests, int Many, int SteadySeconds)
{
    public const int Few = 10_000;

    public static BenchmarkSize Full { get; } = new(5, 4, 10_000, 1_000_000, 10);

    /// <summary>To see that it works: its figures say little.</summary>
    public static BenchmarkSize Quick { get; } = new(1, 1, 1_000, 20_000, 2);
}
