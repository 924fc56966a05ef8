using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Capacity;

namespace Reminders.Infra.Tests;

/// <summary>The month-end morning, small: nothing lost, nothing twice, the quota kept, and who came first is told first.</summary>
public sealed class BurstTests
{
    [Theory]
    [InlineData(2_000, 600, 100)]
    [InlineData(2_000, 100_000, 5)]
    public void OneMorning_ServedInTurn_WithinTheQuota(int invoices, int messages, double looks)
    {
        var result = Run(invoices, messages, looks);

        Assert.Equal((invoices, 0, 0), (result.Sent, result.Lost, result.Twice));
        Assert.Equal(0, result.Overtaken);
        Assert.InRange(result.Busiest, 1, messages);
        Assert.InRange(result.LooksPerMessage, 1, 2);
    }

    [Fact]
    public void ThroughTheNight_NobodyIsForgotten_AndNobodyComesAllTheTime()
    {
        var result = Run(3_000, 100, 100);

        Assert.Equal((3_000, 0, 0), (result.Sent, result.Lost, result.Twice));
        Assert.InRange(result.Busiest, 1, 100);
        Assert.InRange(result.LooksPerMessage, 1, 5);
        Assert.InRange(result.All, Duration.FromHours(30), Duration.FromHours(75));
    }

    [Fact]
    public void SlowScheduler_IsSeenAsWakeLag() =>
        Assert.True(Run(1_000, 100_000, 1).WorstWakeLag > Run(1_000, 100_000, 1_000).WorstWakeLag * 100);

    [Fact]
    public void TableOfTheReadme_IsWhatTheSimulationSays()
    {
        var readme = Sources.Read("infra", "README.md");

        Assert.Contains(BurstTable.Head, readme, StringComparison.Ordinal);
        Assert.All(BurstTable.Cases([100_000]), one => Assert.Contains(
            BurstTable.Row(Plan(one.Invoices, one.Messages, one.Looks), new Burst(Plan(one.Invoices, one.Messages, one.Looks)).Run()),
            readme,
            StringComparison.Ordinal));
    }

    private static BurstResult Run(int invoices, int messages, double looks) => new Burst(Plan(invoices, messages, looks)).Run();

    private static BurstPlan Plan(int invoices, int messages, double looks) => BurstTable.Morning(invoices, messages, looks);
}
