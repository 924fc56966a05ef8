using System.Collections.Immutable;
using System.Text.Json;

namespace Reminders.Formats.Webhooks.Adyen;

/// <summary>Adyen's standard webhooks: every item carries a signature of eight of its fields. All items must fit, or none counts.</summary>
public sealed class AdyenWebhook(SigningKeys keys) : IWebhookVerifier
{
    private const int MaxItems = 100;

    public SignatureRow Row => SignatureTable.Adyen;

    public Verdict Verify(WebhookRequest request)
    {
        if (request.Body.Length > Row.MaxBodyBytes)
        {
            return new Verdict.TooLarge(Row.MaxBodyBytes);
        }

        // The signature is inside the body: until it was checked, a body that cannot be read is nobody's.
        if (WebhookJson.Read(request.Body, out var problem) is not { } body)
        {
            return new Verdict.Refused($"the body {problem}");
        }

        if (WebhookJson.Field(body, "notificationItems") is not { ValueKind: JsonValueKind.Array } items
            || items.GetArrayLength() is 0 or > MaxItems)
        {
            return new Verdict.Refused($"notificationItems must hold 1 to {MaxItems} items");
        }

        var events = ImmutableArray.CreateBuilder<VerifiedEvent>();
        foreach (var holder in items.EnumerateArray())
        {
            if (WebhookJson.Field(holder, "NotificationRequestItem") is not { } content
                || AdyenItem.Read(content) is not { } item
                || WebhookJson.Field(content, "additionalData") is not { } more
                || WebhookJson.Text(more, "hmacSignature") is not { } signature
                || !keys.Signed(Row.Form, item.SignedBytes, [], [signature]))
            {
                return new Verdict.Refused("an item's signature does not fit, or lacks");
            }

            events.Add(new VerifiedEvent(item.EventId, content));
        }

        return new Verdict.Verified(events.ToImmutable());
    }
}
