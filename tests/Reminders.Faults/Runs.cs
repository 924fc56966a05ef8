using System.Collections.Concurrent;
using Reminders.Faults.Schedules;

namespace Reminders.Faults;

/// <summary>
/// Many schedules: each on one thread, several at once, and none knows of another. Where so much fails that more would say nothing new,
/// the rest is left out.
/// </summary>
public sealed class Runs(Func<int, Schedule> scheduleOf)
{
    private const int EnoughFailed = 100;

    public RunSummary Go(int firstSeed, int schedules)
    {
        var next = firstSeed - 1;
        var (handOvers, gates) = (0L, 0L);
        var failed = new ConcurrentBag<Outcome>();
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return new RunSummary(Math.Min(next, firstSeed + schedules - 1) - firstSeed + 1, handOvers, gates, [.. failed.OrderBy(one => one.Schedule.Seed)]);

        void Work()
        {
            while (failed.Count < EnoughFailed && Interlocked.Increment(ref next) is var seed && seed < firstSeed + schedules)
            {
                var outcome = Simulator.Run(scheduleOf(seed));
                Interlocked.Add(ref handOvers, outcome.HandOvers);
                Interlocked.Add(ref gates, outcome.Gates);
                if (outcome.Breaches.Count > 0)
                {
                    failed.Add(outcome);
                }
            }
        }
    }
}

public sealed record RunSummary(int Schedules, long HandOvers, long Gates, IReadOnlyList<Outcome> Failed);
