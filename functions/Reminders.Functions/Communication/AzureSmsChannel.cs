using System.Globalization;
using Azure;
using Azure.Communication.Sms;
using Azure.Identity;
using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Domain.Contacts;

namespace Reminders.Functions.Communication;

/// <summary>
/// SMS through Communication Services. An accepted request is not an accepted message: each recipient's result is looked at. It
/// cannot be asked later, so a call without an answer stays unknown and goes to a person.
/// </summary>
public sealed class AzureSmsChannel(SmsClient client, string from, IPacing pacing, IClock clock) : IMessageChannel
{
    public string Name => Channel.Sms;

    public async Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        var sms = (OutgoingMessage.Sms)message;

        // The tag comes back in the delivery report; the provider's own id does not exist before the answer.
        var options = new SmsSendOptions(enableDeliveryReport: true) { Tag = sms.OperationId.ToString("D", CultureInfo.InvariantCulture) };
        try
        {
            var answer = await client.SendAsync(from, [sms.To], sms.Text, options, cancellation);
            return answer.Value is [var result] ? OutcomeOf(result) : new HandOver.Unknown("the provider did not answer for the recipient");
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

    public Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) =>
        Task.FromResult<HandOver>(new HandOver.Unknown("an SMS cannot be asked for"));

    private HandOver OutcomeOf(SmsSendResult result)
    {
        switch (result)
        {
            case { Successful: true }:
                return new HandOver.Accepted();
            case { HttpStatusCode: 429 }:
                pacing.Pause(Name, clock.GetCurrentInstant() + Duration.FromMinutes(1));
                return new HandOver.Failed(false, "the provider's quota is used up");
            case { HttpStatusCode: 400 or 404 }:
                return new HandOver.Failed(true, $"the provider refused the number ({result.HttpStatusCode})");
            case { HttpStatusCode: >= 500 or 408 or 409 }:
                return new HandOver.Unknown($"the provider's answer says nothing certain ({result.HttpStatusCode})");
            default:
                return new HandOver.Failed(false, $"the provider refused the message ({result.HttpStatusCode})");
        }
    }
}
