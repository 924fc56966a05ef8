using Reminders.Endurance.Processes;

namespace Reminders.Endurance.Tests;

/// <summary>The real process on a disk that runs full and has room again later.</summary>
public sealed class DiskTests
{
    private const int Megabytes = 8;

    [MountFact]
    public async Task FullDisk_IsSaid_NothingAcknowledgedIsLost_AndItGoesOnWithoutARestart()
    {
        using var disk = SmallDisk.TryMount(Megabytes)!;

        var report = await new DiskRun(disk, seed: 5).Run();

        Assert.Empty(report.Breaches);
        Assert.Contains("Nothing was written; try again", report.Answer, StringComparison.Ordinal);
        Assert.StartsWith("503", report.Health, StringComparison.Ordinal);
        Assert.True(report.Acknowledged > report.Before && report.Before > 0, report.ToString());
    }

    private sealed class MountFactAttribute : FactAttribute
    {
        public MountFactAttribute()
        {
            using var disk = SmallDisk.TryMount(1);
            Skip = disk is null ? "needs the right to mount a small disk (root on Linux)" : null;
        }
    }
}
