using System.Text;

namespace Reminders.Formats.Webhooks.Stripe;

/// <summary>Stripe: a header of a timestamp and one or more v1 signatures of timestamp and body.</summary>
public sealed class StripeWebhook(SigningKeys keys) : IWebhookVerifier
{
    private const int MaxParts = 16;

    public SignatureRow Row => SignatureTable.Stripe;

    public Verdict Verify(WebhookRequest request)
    {
        if (request.Body.Length > Row.MaxBodyBytes)
        {
            return new Verdict.TooLarge(Row.MaxBodyBytes);
        }

        if (request.Headers.Only(Row.Headers[0]) is not { } header || Parts(header) is not { } parts)
        {
            return new Verdict.Refused("no Stripe-Signature that can be read, or several");
        }

        var signatures = parts.Where(part => part.Name == "v1").Select(part => part.Value).ToList();
        if (parts.Count(part => part.Name == "t") != 1 || signatures.Count == 0)
        {
            return new Verdict.Refused("Stripe-Signature lacks its time or a v1");
        }

        var time = parts.First(part => part.Name == "t").Value;
        if (!keys.Signed(Row.Form, Encoding.UTF8.GetBytes(time + "."), request.Body.Span, signatures))
        {
            return new Verdict.Refused("the signature does not fit");
        }

        return Timestamps.IsFresh(time, request.ReceivedAt, Row.ReplayWindow!.Value)
            ? WebhookJson.OneEvent(request.Body, Row.EventId)
            : new Verdict.Refused("signed too long ago, or in the future");
    }

    private static List<(string Name, string Value)>? Parts(string header)
    {
        var parts = header.Split(',', MaxParts + 1);
        var read = parts.Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2 && pair[1].Length > 0).Select(pair => (pair[0].Trim(), pair[1].Trim())).ToList();
        return parts.Length > MaxParts || read.Count != parts.Length ? null : read;
    }
}
