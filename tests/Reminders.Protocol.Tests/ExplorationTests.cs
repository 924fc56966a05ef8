using System.Diagnostics;
using Reminders.Protocol.Tests.Exploring;
using Reminders.Protocol.Tests.Model;
using Xunit.Abstractions;

namespace Reminders.Protocol.Tests;

public sealed class ExplorationTests
{
    [Fact]
    public void Try()
    {
        var a = Environment.GetEnvironmentVariable("TRY")!.Split(',').Select(int.Parse).ToArray();
        var clock = Stopwatch.StartNew();
        var explored = new Explorer(new ContactModel(new Setup { Events = a[0], Crashes = a[1], Evenings = a[2] > 0, Days = a[3] > 0, Deadline = a[4], Contacts = a[5], Skew = a[6], Without = (Rule)a[7], Budget = a[8] })).Run(a[9] * 1_000_000);
        Console.WriteLine($"{string.Join(",", a)}: {explored.States} states, depth {explored.Depth}, {clock.Elapsed}, {explored.IsComplete}");
        if (explored.Breach is { } trace) { foreach (var s in trace.Steps) Console.WriteLine(s.ToString()); Console.WriteLine(trace.Breach.ToString()!); }
    }
}
