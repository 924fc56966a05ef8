using System.Diagnostics;
using System.Globalization;
using Reminders.Faults;
using Reminders.Faults.Mutants;
using Reminders.Faults.Schedules;

return args switch
{
    ["simulate-faults", .. var rest] when Number(rest, "--schedules", 20_000) is { } schedules && Number(rest, "--seed", 1) is { } seed =>
        Simulate(schedules, seed, rest.Contains("--cloud") ? HostKind.Cloud : HostKind.Local),
    ["mutants", .. var rest] when Number(rest, "--schedules", 2_000) is { } most => HuntAll(most, rest),
    ["replay", var file] => Replay(File.ReadLines(file).Where(line => line.StartsWith('{')).Select(Schedule.Parse)),
    _ => Usage(),
};

static int Replay(IEnumerable<Schedule> schedules)
{
    var failed = schedules.Select(Simulator.Run).Where(outcome => outcome.Breaches.Count > 0).ToList();
    failed.ForEach(outcome => Console.WriteLine($"{outcome.Breaches[0]}\n{outcome.Schedule.Story()}"));
    return failed.Count;
}

static int HuntAll(int most, string[] rest)
{
    Console.WriteLine(Kill.Head);
    var kills = MutantList.All.Where(mutant => rest is not [.., "--only", var only] || only == mutant.Name).AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered)
        .Select(mutant => Hunt.For(mutant, most));
    var lives = 0;
    foreach (var kill in kills)
    {
        Console.WriteLine($"{kill.Row} {kill.Breach?.How}");
        lives += kill.Breach is null ? 1 : 0;
    }

    Console.WriteLine(Kill.Elsewhere);
    return lives;
}

static int Simulate(int schedules, int firstSeed, HostKind host)
{
    var watch = Stopwatch.StartNew();
    var run = new Runs(seed => Generator.Of(seed, host)).Go(firstSeed, schedules);
    Console.WriteLine(
        $"{run.Schedules} schedules from seed {firstSeed}, {run.HandOvers} messages handed over, {run.Gates} moments at which something could fail, {run.Failed.Count} broke a promise, {watch.Elapsed.TotalSeconds:F1} s");
    foreach (var failed in run.Failed.DistinctBy(one => one.Breaches[0].Promise).Take(3))
    {
        var shrunk = Simulator.Shrink(failed, Mutant.None);
        Console.WriteLine($"\nseed {failed.Schedule.Seed}: {Simulator.Run(shrunk).Breaches[0]}\n{shrunk.Story()}\n{shrunk.Line()}");
    }

    return run.Failed.Count == 0 ? 0 : 1;
}

static int? Number(string[] rest, string name, int otherwise)
{
    var at = Array.IndexOf(rest, name);
    return at < 0 ? otherwise
        : at + 1 < rest.Length && int.TryParse(rest[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given
        : null;
}

static int Usage()
{
    Console.Error.WriteLine("replay <file>                                         runs the schedules of a file, one a line, as simulate-faults prints them");
    Console.Error.WriteLine("mutants [--schedules N] [--only name]                  takes one safeguard away at a time and prints what finds it");
    Console.Error.WriteLine("simulate-faults [--schedules N] [--seed S] [--cloud]   runs schedules of faults; prints the seed and the shortest story of what fails");
    return 2;
}
