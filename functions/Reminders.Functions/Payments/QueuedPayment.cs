using System.Text;
using Azure.Core.Amqp;
using Azure.Messaging.ServiceBus;
using Reminders.Application.Creditors;
using Reminders.Application.Outbound;
using Reminders.Web.Payments;

namespace Reminders.Functions.Payments;

/// <summary>What a message of the queue <c>payments</c> says of itself.</summary>
internal static class QueuedPayment
{
    public const string Queue = "payments";

    public const int MaxBytes = 64 * 1024;

    private const int MaxProblem = 500;

    private const int MaxMessageId = 128;

    /// <summary>Whose it is: the application property <c>creditor</c>, or the default where there is none.</summary>
    public static string Creditor(ServiceBusReceivedMessage message) =>
        message.ApplicationProperties.TryGetValue("creditor", out var named) ? named as string ?? "" : Application.Creditors.Creditor.DefaultId;

    /// <summary>What was sent, in UTF-8, or null if it is neither bytes nor a text. A JMS sender's text comes as an AMQP value.</summary>
    public static ReadOnlyMemory<byte>? Content(ServiceBusReceivedMessage message)
    {
        var body = message.GetRawAmqpMessage().Body;
        return body.BodyType == AmqpMessageBodyType.Data ? message.Body.ToMemory()
            : body.TryGetValue(out var value) && value is string text ? Encoding.UTF8.GetBytes(text)
            : null;
    }

    /// <summary>A dead letter by its ids and its reason; nothing else of its body.</summary>
    public static DeadLetter Letter(ServiceBusReceivedMessage message) => new(
        message.SequenceNumber,
        message.MessageId ?? "",
        "payment",
        Content(message) is { Length: <= MaxBytes } content ? PaymentMessages.Read(content).Payment?.InvoiceId : null,
        $"queue {Queue}",
        message.DeliveryCount,
        Problem(message),
        GivenUpAt: null)
    {
        ReceivedAt = NodaTime.Instant.FromDateTimeOffset(message.EnqueuedTime),
    };

    /// <summary>
    /// The message anew, without the reason of its burial. A queue that detects duplicates would drop a message with the id it had,
    /// and with it the payment; the same dead letter always gets the same new id.
    /// </summary>
    public static ServiceBusMessage Copy(ServiceBusReceivedMessage message)
    {
        var suffix = FormattableString.Invariant($"~{message.SequenceNumber}");
        var id = message.MessageId ?? "";
        return new ServiceBusMessage(message) { MessageId = id[..Math.Min(id.Length, MaxMessageId - suffix.Length)] + suffix };
    }

    private static string Problem(ServiceBusReceivedMessage message)
    {
        var problem = $"{message.DeadLetterReason ?? "unknown"}: {message.DeadLetterErrorDescription}";
        return problem.Length > MaxProblem ? problem[..MaxProblem] : problem;
    }
}
