namespace Reminders.Formats.Webhooks.Square;

/// <summary>
/// Square: the notification address, exactly as it was registered there, and the raw body are signed. The address comes from the
/// configuration and never from the request, which proxies rewrite.
/// </summary>
public static class SquareWebhook
{
    public static IWebhookVerifier With(SigningKeys keys, string notificationUrl) =>
        new BodySignature(
            SignatureTable.Square, keys, body => WebhookJson.OneEvent(body, SignatureTable.Square.EventId), before: notificationUrl);
}
