namespace Reminders.Endurance.Tests;

/// <summary>The real process, killed at random moments under load. <c>Reminders.Endurance kill --times 50</c> is the long version.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task KilledEightTimes_NothingAcknowledgedIsLost_AndNothingIsSentTwice()
    {
        var report = await new KillRun(times: 8, seed: 3, TextWriter.Null).Run();

        Assert.Empty(report.Breaches);
        Assert.True(report is { Acknowledged: > 100, Messages: > 0, InBackup: > 0 }, report.ToString());
    }
}
