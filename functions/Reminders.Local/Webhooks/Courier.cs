using NodaTime;
using Reminders.Application.Outbound;
using Reminders.Local.Settings;

namespace Reminders.Local.Webhooks;

/// <summary>Brings queued events to their endpoints and keeps book of every attempt, so that a restart goes on where it was.</summary>
public sealed class Courier(LocalSettings settings, Publisher publisher, IDeliveries deliveries, WebhookClient client, IClock clock)
{
    // A wait that a receiver asks for is honoured up to the longest of the schedule.
    private static readonly Duration LongestWait = Duration.FromHours(24);

    public IReadOnlyList<WebhookEndpoint> Endpoints => settings.Webhooks;

    /// <summary>Gives up what waits for endpoints that the settings name no more.</summary>
    public Task Begin(CancellationToken cancellation = default) =>
        deliveries.KeepOnly([.. Endpoints.Select(endpoint => endpoint.Id)], clock.GetCurrentInstant(), cancellation);

    public Task<Duration?> Publish(CancellationToken cancellation = default) =>
        Endpoints.Count == 0 ? Task.FromResult<Duration?>(null) : publisher.Run(cancellation);

    /// <summary>When the next attempt is due; null if none is.</summary>
    public async Task<Instant?> NextDue(CancellationToken cancellation = default)
    {
        Instant? earliest = null;
        foreach (var endpoint in Endpoints)
        {
            var due = await deliveries.NextDue(endpoint.Id, cancellation);
            earliest = earliest is null || due < earliest ? due : earliest;
        }

        return earliest;
    }

    /// <summary>Publishes and delivers one after the other until nothing is due: the same every time.</summary>
    public async Task RunInOrder(CancellationToken cancellation = default)
    {
        await Publish(cancellation);
        foreach (var endpoint in Endpoints)
        {
            await Deliver(endpoint, atOnce: 1, cancellation);
        }
    }

    /// <summary>Makes all attempts due at one endpoint, those of different cases at the same time.</summary>
    public async Task Deliver(WebhookEndpoint endpoint, int atOnce, CancellationToken cancellation = default)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation };
        // No more are taken than go out at once: an endpoint that closes gets nothing after that.
        while (await deliveries.Due(endpoint.Id, clock.GetCurrentInstant(), atOnce, cancellation) is { Count: > 0 } due)
        {
            await Parallel.ForEachAsync(due, options, async (delivery, token) => await Attempt(endpoint, delivery, token));
        }
    }

    private async Task Attempt(WebhookEndpoint endpoint, Delivery delivery, CancellationToken cancellation)
    {
        var answer = await client.Send(endpoint, delivery, clock.GetCurrentInstant(), cancellation);
        var now = clock.GetCurrentInstant();
        switch (answer)
        {
            case WebhookAnswer.Accepted:
                await deliveries.Delivered(delivery, now, cancellation);
                break;
            case WebhookAnswer.Gone:
                await deliveries.Close(endpoint.Id, now, "answered 410: the endpoint wants no more events", cancellation);
                break;
            case WebhookAnswer.Failed failed when RetrySchedule.After(delivery.Attempts + 1) is { } wait:
                var asked = Duration.Min(failed.RetryAfter ?? Duration.Zero, LongestWait);
                await deliveries.Postpone(delivery, now + Duration.Max(wait, asked), failed.Problem, cancellation);
                break;
            case WebhookAnswer.Failed failed:
                await deliveries.GiveUp(delivery, now, failed.Problem, cancellation);
                break;
            default:
                throw new InvalidOperationException($"No answer: {answer.GetType().Name}.");
        }
    }
}
