using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Local.Clocks;

/// <summary>Lets virtual time flow at a multiple of real time.</summary>
public sealed class SpeedClock(TimeLapse lapse, VirtualClock clock, TimeProvider real, ILogger<SpeedClock> log, double factor) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    private bool _stands;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var virtualStart = clock.GetCurrentInstant();
        var realStart = real.GetTimestamp();
        using var timer = new PeriodicTimer(Beat, real);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Advance(virtualStart + (Duration.FromTimeSpan(real.GetElapsedTime(realStart)) * factor), stoppingToken);
        }
    }

    // A full disk stops time; it goes on when there is room again.
    private async Task Advance(Instant to, CancellationToken cancellation)
    {
        try
        {
            await lapse.Advance(to, cancellation);
            _stands = false;
        }
        catch (Exception trouble) when (trouble is LedgerUnavailableException or IOException or UnauthorizedAccessException)
        {
            if (!_stands)
            {
                log.LogError("Time stands still: {Problem}", trouble.Message);
            }

            _stands = true;
        }
    }
}
