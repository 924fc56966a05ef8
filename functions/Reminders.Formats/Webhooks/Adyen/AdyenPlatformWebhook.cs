using System.Text.Json;

namespace Reminders.Formats.Webhooks.Adyen;

/// <summary>Adyen's platform and configuration webhooks: the raw body is signed.</summary>
public static class AdyenPlatformWebhook
{
    public static IWebhookVerifier With(SigningKeys keys) => new BodySignature(SignatureTable.AdyenPlatform, keys, Read);

    private static Verdict Read(ReadOnlyMemory<byte> utf8)
    {
        if (WebhookJson.Read(utf8, out var problem) is not { } body)
        {
            return new Verdict.Unreadable(problem);
        }

        var id = WebhookJson.Field(body, "data") is { ValueKind: JsonValueKind.Object } data
            ? WebhookJson.EventId(data, "id") ?? WebhookJson.EventId(data, "accountId")
            : null;
        return id is not null && WebhookJson.EventId(body, "type") is { } type
            ? new Verdict.Verified([new VerifiedEvent($"{id}/{type}", body)])
            : new Verdict.Unreadable("has no data.id or type");
    }
}
