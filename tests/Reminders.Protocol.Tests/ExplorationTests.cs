using System.Diagnostics;
using System.Globalization;
using Reminders.Protocol.Tests.Exploring;
using Reminders.Protocol.Tests.Model;
using Xunit.Abstractions;

namespace Reminders.Protocol.Tests;

/// <summary>All that two workers can do with two invoices of one customer, whatever happens between any two steps.</summary>
public sealed class ExplorationTests(ITestOutputHelper output)
{
    public static TheoryData<string> Worlds => [.. Setups.Worlds.Keys];

    [Theory]
    [MemberData(nameof(Worlds))]
    public void EveryRuleInPlace_NoPromiseIsBroken(string world)
    {
        var explored = Explore(Setups.Worlds[world], int.MaxValue);

        Assert.True(explored.IsComplete);
        Assert.InRange(explored.States, 100_000, 10_000_000);
    }

    /// <summary>REMINDERS_STATES says how many states of everything at once; 32 bytes each, and a little more.</summary>
    [Fact]
    public void EverythingAtOnce_NoPromiseIsBrokenAsFarAsAsked() =>
        Explore(
            Setups.Everything,
            int.TryParse(Environment.GetEnvironmentVariable("REMINDERS_STATES"), CultureInfo.InvariantCulture, out var states) ? states : 200_000);

    private Explored Explore(Setup setup, int limit)
    {
        var clock = Stopwatch.StartNew();
        var explored = new Explorer(new ContactModel(setup)).Run(limit);
        output.WriteLine($"{explored.States} states, {explored.Depth} steps deep, in {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.True(explored.Breach is null, explored.Breach?.Tell(setup));
        return explored;
    }
}
