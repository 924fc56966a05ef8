using Azure;
using Azure.Communication.Email;
using Azure.Identity;
using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Domain.Contacts;

namespace Reminders.Functions.Communication;

/// <summary>
/// E-mail through Communication Services, handed over once under the contact's own operation id, by which it can be asked for
/// later. The client must not retry by itself: one layer owns retries, and it is the chain.
/// </summary>
public sealed class AzureEmailChannel(EmailClient client, IPacing pacing, IClock clock) : IMessageChannel
{
    public string Name => Channel.Email;

    public async Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        var email = (OutgoingMessage.Email)message;
        try
        {
            await client.SendAsync(WaitUntil.Started, Message(email), email.OperationId, cancellation);
            return new HandOver.Accepted();
        }
        catch (RequestFailedException failure)
        {
            return Refusals.Of(failure, Name, pacing, clock);
        }
        catch (AuthenticationFailedException)
        {
            return Refusals.WithoutIdentity;
        }
        catch (Exception cut) when (cut is OperationCanceledException or TimeoutException or IOException or HttpRequestException or AggregateException)
        {
            return new HandOver.Unknown("the provider did not answer in time");
        }
    }

    public async Task<HandOver> Ask(Guid operationId, CancellationToken cancellation)
    {
        var operation = Operation(operationId);
        try
        {
            await operation.UpdateStatusAsync(cancellation);
            return operation.HasCompleted && operation.HasValue && (operation.Value.Status == EmailSendStatus.Failed || operation.Value.Status == EmailSendStatus.Canceled)
                ? new HandOver.Failed(false, "the provider could not send it")
                : new HandOver.Accepted();
        }
        catch (RequestFailedException unknown) when (unknown.Status == 404)
        {
            // The call was over long before anybody asks, so a message the provider does not know can no longer arrive.
            return new HandOver.Failed(false, "the provider never got it");
        }
        catch (RequestFailedException failed) when (operation.HasCompleted)
        {
            return new HandOver.Failed(false, $"the provider could not send it ({failed.ErrorCode})");
        }
    }

    /// <summary>The provider's view of a hand-over.</summary>
    internal Func<Guid, EmailSendOperation> Operation { get; init; } =
        id => new EmailSendOperation(id.ToString("D"), client);

    private static EmailMessage Message(OutgoingMessage.Email email)
    {
        var message = new EmailMessage(
            email.From,
            new EmailRecipients([new EmailAddress(email.To, email.ToName ?? "")]),
            new EmailContent(email.Body.Subject) { PlainText = email.Body.Text, Html = email.Body.Html })
        {
            UserEngagementTrackingDisabled = true,
        };
        message.Headers["Message-ID"] = email.MessageId;
        message.Headers["Auto-Submitted"] = "auto-generated";
        message.Headers["X-Auto-Response-Suppress"] = "All";
        if (email.References is [.., var last])
        {
            message.Headers["In-Reply-To"] = last;
            message.Headers["References"] = string.Join(' ', email.References);
        }

        foreach (var image in email.Body.Images)
        {
            message.Attachments.Add(new EmailAttachment(image.FileName, image.MediaType, BinaryData.FromBytes(image.Content)) { ContentId = image.ContentId });
        }

        if (email.ReplyTo is { } reply)
        {
            message.ReplyTo.Add(new EmailAddress(reply));
        }

        return message;
    }
}
