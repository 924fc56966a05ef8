namespace Reminders.Formats.Webhooks.Mollie;

/// <summary>Mollie's signed webhooks. One without the header is not an unsigned one to be let through: it is refused here.</summary>
public static class MollieWebhook
{
    public static IWebhookVerifier With(SigningKeys keys) =>
        new BodySignature(
            SignatureTable.Mollie, keys, body => WebhookJson.OneEvent(body, SignatureTable.Mollie.EventId), headerPrefix: "sha256=");
}
