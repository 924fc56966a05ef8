using System.Globalization;
using Reminders.Faults.Mutants;
using Reminders.Faults.Schedules;

namespace Reminders.Faults.Tests;

/// <summary>Whatever fails, whenever it fails, the promises hold. What breaks one is shown as the shortest story that still does.</summary>
public sealed class ScheduleTests
{
    /// <summary>REMINDERS_SCHEDULES asks for more, from REMINDERS_SEED on.</summary>
    private static int Schedules => Setting("REMINDERS_SCHEDULES", 20_000);

    public static TheoryData<string> Kept =>
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Seeds"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Where(line => line.StartsWith('{')),
    ];

    [Fact]
    public void LocalProcesses_KeepThePromises() => Keep(HostKind.Local, Schedules);

    [Fact]
    public void Orchestrations_KeepThePromises() => Keep(HostKind.Cloud, Schedules / 20);

    [Theory]
    [MemberData(nameof(Kept))]
    public void WhatFailedOnce_DoesNotFailAgain(string line)
    {
        var outcome = Simulator.Run(Schedule.Parse(line));

        Assert.True(outcome.Breaches.Count == 0, $"{string.Join('\n', outcome.Breaches)}\n{outcome.Schedule.Story()}");
    }

    [Theory]
    [InlineData(HostKind.Local)]
    [InlineData(HostKind.Cloud)]
    public void SameSeed_SameStory(HostKind host)
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var (once, again) = (Simulator.Run(Generator.Of(seed, host)), Simulator.Run(Schedule.Parse(Generator.Of(seed, host).Line())));

            Assert.Equal((once.HandOvers, once.Gates), (again.HandOvers, again.Gates));
        }
    }

    private static void Keep(HostKind host, int schedules)
    {
        var run = new Runs(seed => Generator.Of(seed, host)).Go(Setting("REMINDERS_SEED", 1), schedules);
        if (run.Failed.Count > 0)
        {
            var shrunk = Simulator.Shrink(run.Failed[0], Mutant.None);
            Assert.Fail(
                $"{run.Failed.Count} of {run.Schedules} broke a promise. Seed {shrunk.Seed}: {Simulator.Run(shrunk).Breaches[0]}\n{shrunk.Story()}\nTo keep it, add to Seeds: {shrunk.Line()}");
        }

        Assert.Equal(schedules, run.Schedules);
        Assert.True(run.HandOvers > schedules / 2, $"only {run.HandOvers} messages left in {schedules} schedules: nothing was tried");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : otherwise;
}
