using NodaTime;

namespace Reminders.Local.Clocks;

/// <summary>Lets virtual time flow at a multiple of real time.</summary>
public sealed class SpeedClock(TimeLapse lapse, VirtualClock clock, TimeProvider real, double factor) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var virtualStart = clock.GetCurrentInstant();
        var realStart = real.GetTimestamp();
        using var timer = new PeriodicTimer(Beat, real);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await lapse.Advance(virtualStart + Duration.FromTimeSpan(real.GetElapsedTime(realStart)) * factor, stoppingToken);
        }
    }
}
