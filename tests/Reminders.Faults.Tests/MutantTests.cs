using Reminders.Faults.Mutants;
using Xunit.Abstractions;

namespace Reminders.Faults.Tests;

/// <summary>The simulator can fail: one safeguard less, and it says so. It prints which seed found which.</summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const int MostSchedules = 6000;

    [Fact]
    public void OneSafeguardLess_IsFound()
    {
        var kills = MutantList.All.AsParallel().AsOrdered().Select(mutant => Hunt.For(mutant, MostSchedules)).ToList();

        output.WriteLine(string.Join('\n', kills.Select(kill => kill.Row).Prepend(Kill.Head).Append(Kill.Elsewhere)));
        Assert.Empty(kills.Where(kill => kill.Breach is null).Select(kill => $"without {kill.Mutant.Removes} nothing is found in {kill.Schedules} schedules"));
    }
}
