using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;
using NodaTime;
using Reminders.Application.Outbound;

namespace Reminders.Functions.Events;

/// <summary>
/// Sends events to a Service Bus topic. The case is the session, so a subscription with sessions gets a case's events in order; the
/// event's id is the message's, so a topic that detects duplicates drops repeats. One message a call: the broker bills by message
/// either way, and many calls share one link.
/// </summary>
public sealed class TopicSink(ServiceBusSender sender, ILogger<TopicSink> log) : IEventSink
{
    private static readonly Duration Shortly = Duration.FromMinutes(1);

    // A person has to do something: make room, grant a role, create the topic.
    private static readonly Duration AfterSomebodyLooked = Duration.FromMinutes(10);

    public async Task<Publication> Publish(string creditor, OutboundEvent happened, CancellationToken cancellation = default)
    {
        try
        {
            await sender.SendMessageAsync(Message(creditor, happened), cancellation);
            return new Publication.Delivered();
        }
        catch (ServiceBusException refused) when (refused.Reason == ServiceBusFailureReason.MessageSizeExceeded)
        {
            log.LogError("The topic takes no message as long as event {Event}; its case waits", happened.Id);
            return new Publication.Failed(AfterSomebodyLooked);
        }
        catch (ServiceBusException refused)
        {
            return Closed(refused.Reason.ToString(), Wait(refused.Reason));
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or AuthenticationFailedException)
        {
            return Closed("this app may not send", AfterSomebodyLooked);
        }
    }

    private static ServiceBusMessage Message(string creditor, OutboundEvent happened) => new(happened.Json)
    {
        MessageId = happened.Id,
        SessionId = $"{creditor}~{happened.Stream.Id}",
        ContentType = OutboundEvent.ContentType,
        ApplicationProperties = { ["type"] = happened.Type, ["creditor"] = creditor, ["sequence"] = happened.Sequence },
    };

    private static Duration Wait(ServiceBusFailureReason reason) => reason
        is ServiceBusFailureReason.QuotaExceeded
        or ServiceBusFailureReason.MessagingEntityNotFound
        or ServiceBusFailureReason.MessagingEntityDisabled ? AfterSomebodyLooked : Shortly;

    private Publication.Closed Closed(string reason, Duration wait)
    {
        log.LogWarning("The topic takes no events for now: {Reason}", reason);
        return new Publication.Closed(wait);
    }
}
