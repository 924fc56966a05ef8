using Reminders.Faults.Checks;
using Reminders.Faults.Schedules;

namespace Reminders.Faults.Mutants;

/// <summary>What killed a mutant: the first schedule in which it broke a promise, and how many were needed. Null: it lives.</summary>
internal sealed record Kill(Mutant Mutant, Breach? Breach, int Seed, int Schedules)
{
    public string Row => Breach is null
        ? $"| {Mutant.Name} | {Mutant.Removes} | **lives** | | {Schedules} |"
        : $"| {Mutant.Name} | {Mutant.Removes} | {Breach.Promise} | {Seed} | {Schedules} |";

    /// <summary>Beyond the simulator's ledger in memory: what the store suite finds.</summary>
    public static string Elsewhere => "| savepoint | the savepoint of a member that is refused | store suite | SavepointTests | |";

    public static string Head => "| Mutant | Removes | Killed by | Seed | Schedules |\n|---|---|---|---|---|";
}

/// <summary>Runs schedules on a mutant until one of them tells.</summary>
internal static class Hunt
{
    public static Kill For(Mutant mutant, int most)
    {
        var host = mutant.HasSweep ? HostKind.Local : HostKind.Cloud;
        for (var seed = 1; seed <= most; seed++)
        {
            var outcome = Simulator.Run(Generator.Of(seed, host), mutant);
            if (outcome.Breaches.Count > 0)
            {
                return new Kill(mutant, outcome.Breaches[0], seed, seed);
            }
        }

        return new Kill(mutant, null, 0, most);
    }
}
