using System.Diagnostics;
using Reminders.Protocol.Tests.Exploring;
using Reminders.Protocol.Tests.Model;
using Xunit.Abstractions;

namespace Reminders.Protocol.Tests;

/// <summary>All that two workers can do with two invoices of one customer, whatever happens between any two steps.</summary>
public sealed class ExplorationTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, 0, false, false)]
    [InlineData(0, 1, false, false)]
    [InlineData(1, 1, false, false)]
    [InlineData(1, 1, true, false)]
    [InlineData(1, 1, true, true)]
    public void EveryRuleInPlace_NoPromiseIsBroken(int events, int crashes, bool evenings, bool days)
    {
        var clock = Stopwatch.StartNew();
        var explored = new Explorer(new ContactModel(new Setup { Events = events, Crashes = crashes, Evenings = evenings, Days = days })).Run(30_000_000);
        output.WriteLine($"{explored.States} states, depth {explored.Depth}, {clock.Elapsed}, {explored.IsComplete}");
        if (explored.Breach is { } trace) { foreach (var s in trace.Steps) output.WriteLine(s.ToString()); output.WriteLine(trace.Breach.ToString()!); }
        Assert.Null(explored.Breach);
    }
}
