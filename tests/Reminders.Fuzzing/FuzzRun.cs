namespace Reminders.Fuzzing;

internal static class FuzzRun
{
    /// <summary>Every parser at the same time, each for the whole time.</summary>
    public static List<FuzzReport> All(IReadOnlyCollection<FuzzTarget> targets, TimeSpan duration, int seed)
    {
        var runs = targets.Select(target => Task.Factory.StartNew(
            () => new Fuzzer(target, seed).Run(duration), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        return [.. runs.Select(run => run.GetAwaiter().GetResult())];
    }
}
