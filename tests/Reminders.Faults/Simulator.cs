using Reminders.Faults.Checks;
using Reminders.Faults.Mutants;
using Reminders.Faults.Running;
using Reminders.Faults.Schedules;

namespace Reminders.Faults;

/// <summary>What became of a schedule: the promises it broke, and how much happened.</summary>
public sealed record Outcome(Schedule Schedule, IReadOnlyList<Breach> Breaches, int HandOvers, int Gates);

/// <summary>Runs schedules. Stops at the first breach, since what follows from it says little.</summary>
public static class Simulator
{
    public static Outcome Run(Schedule schedule) => Run(schedule, Mutant.None);

    internal static Outcome Run(Schedule schedule, Mutant mutant)
    {
        var world = new World(schedule, mutant);
        var broken = world.Watch.Breaches;
        try
        {
            foreach (var move in schedule.Moves)
            {
                world.Do(move);
                if (broken.Count > 0)
                {
                    break;
                }
            }

            if (broken.Count == 0)
            {
                world.Heal();
                FinalCheck.Run(world);
            }
        }
        catch (SpinException spin)
        {
            world.Watch.Broken($"P3 spins: {spin.Message}");
        }

        return new Outcome(schedule, broken, world.Watch.HandOvers, world.Turns.Gates);
    }

    /// <summary>The shortest story that breaks the same promise.</summary>
    internal static Schedule Shrink(Outcome failed, Mutant mutant) => Shrinker.Shrink(
        failed.Schedule, fewer => Run(fewer, mutant).Breaches.Any(breach => breach.Promise == failed.Breaches[0].Promise));
}
