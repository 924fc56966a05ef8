namespace Reminders.Formats.Webhooks.GoCardless;

/// <summary>GoCardless: up to 250 events a request, the raw body signed.</summary>
public static class GoCardlessWebhook
{
    private const int MaxEvents = 250;

    public static IWebhookVerifier With(SigningKeys keys) =>
        new BodySignature(SignatureTable.GoCardless, keys, body => WebhookJson.ManyEvents(body, "events", "id", MaxEvents));
}
