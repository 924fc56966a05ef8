using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Reminders.Application.Outbound;

namespace Reminders.Functions.Events;

/// <summary>
/// Publishes every minute what happened to cases; nothing without a topic. The host runs a timer on one instance at a time. Should
/// that ever fail, two publishers repeat each other's events and overtake none (see <see cref="Publisher"/>).
/// </summary>
public sealed class EventTimer(ILogger<EventTimer> log, Publisher? publisher = null)
{
    // Off the full minute, when everybody's timers fire.
    [Function("PublishEvents")]
    public async Task Publish([TimerTrigger("37 * * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        if (publisher is not null && await publisher.Run(cancellation) is { } wait)
        {
            log.LogWarning("Not all events could be published; they wait, {Wait} at least (late timer: {IsLate})", wait, timer.IsPastDue);
        }
    }
}
