using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Reminders.Application.Outbound;

namespace Reminders.Functions.Events;

/// <summary>
/// Publishes every minute what happened to cases; nothing without a topic. The host runs a timer on one instance at a time. Should
/// that ever fail, two publishers repeat each other's events and overtake none (see <see cref="Publisher"/>).
/// </summary>
public sealed class EventTimer(ILogger<EventTimer> log, TimeProvider time, Publisher? publisher = null)
{
    // Well below the host's own limit, which would take the whole process down. The next run goes on where this one was.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    // Off the full minute, when everybody's timers fire.
    [Function("PublishEvents")]
    public async Task Publish([TimerTrigger("37 * * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        if (publisher is null)
        {
            return;
        }

        using var late = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            if (await publisher.Run(either.Token) is { } wait)
            {
                log.LogWarning("Not all events could be published; they wait, {Wait} at least (late timer: {IsLate})", wait, timer.IsPastDue);
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            log.LogWarning("More events than one run can publish; the next one goes on");
        }
    }
}
