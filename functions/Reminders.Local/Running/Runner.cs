using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Local.Running;

/// <summary>
/// Runs cases on the real clock: looks at what is due, then sleeps until the next wake time, a ring, or the sweep, whichever is
/// first.
/// </summary>
public sealed class Runner(DueWork work, ILedger ledger, Doorbell doorbell, IClock clock, TimeProvider real, ILogger<Runner> log)
    : BackgroundService
{
    private static readonly Duration Sweep = Duration.FromMinutes(1);

    // Every append rings: what comes together is looked at together.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work.RunTogether(stoppingToken);
                var next = await ledger.NextWake(stoppingToken) - clock.GetCurrentInstant() ?? Sweep;
                await doorbell.Wait(Duration.Max(Duration.Zero, Duration.Min(next, Sweep)).ToTimeSpan(), real, stoppingToken);
                await Task.Delay(Gathering, real, stoppingToken);
            }
            catch (LedgerUnavailableException unavailable)
            {
                log.LogError("{Problem}", unavailable.Message);
                await doorbell.Wait(AfterTrouble, real, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
