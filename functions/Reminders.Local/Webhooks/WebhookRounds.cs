using Reminders.Application.Ledger;

namespace Reminders.Local.Webhooks;

/// <summary>Publishes and delivers on the real clock. Each endpoint has its own round, so a slow one holds up nobody else.</summary>
public sealed class WebhookRounds(Courier courier, TimeProvider real, ILogger<WebhookRounds> log) : BackgroundService
{
    private const int AtOnce = 8;

    // Looking costs one lookup in an index that is empty while there is nothing to tell.
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, real);
        var rounds = courier.Endpoints.ToDictionary(endpoint => endpoint.Id, _ => Task.CompletedTask);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Guarded(() => courier.Publish(stoppingToken), stoppingToken);
                foreach (var endpoint in courier.Endpoints.Where(endpoint => rounds[endpoint.Id].IsCompleted))
                {
                    rounds[endpoint.Id] = Guarded(() => courier.Deliver(endpoint, AtOnce, stoppingToken), stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Attempts under way end with the process; their rows are still queued.
        }

        await Task.WhenAll(rounds.Values);
    }

    // Nothing that goes wrong here may reach the reminders; the next beat tries again.
    private async Task Guarded(Func<Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work();
        }
        catch (LedgerUnavailableException unavailable)
        {
            log.LogError("{Problem}", unavailable.Message);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogError(failure, "Events cannot be published or delivered");
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
