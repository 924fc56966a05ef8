using NodaTime;
using Reminders.Application.Outbound;
using Reminders.Local.Settings;

namespace Reminders.Local.Webhooks;

/// <summary>Takes events by queueing them for each of the creditor's endpoints, so that none of them waits for another.</summary>
public sealed class WebhookSink(LocalSettings settings, IDeliveries deliveries, IClock clock) : IEventSink
{
    private readonly ILookup<string, string> _endpoints = settings.Webhooks.ToLookup(endpoint => endpoint.Creditor, endpoint => endpoint.Id);

    public async Task<Publication> Publish(string creditor, OutboundEvent happened, CancellationToken cancellation = default)
    {
        if (_endpoints.Contains(creditor))
        {
            await deliveries.Queue(happened, [.. _endpoints[creditor]], clock.GetCurrentInstant(), cancellation);
        }

        return new Publication.Delivered();
    }
}
