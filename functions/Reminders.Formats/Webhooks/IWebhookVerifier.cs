namespace Reminders.Formats.Webhooks;

/// <summary>
/// Tells whether a request comes from one source. Works on the raw bytes, in constant time, with every configured secret; never throws,
/// whatever was sent.
/// </summary>
public interface IWebhookVerifier
{
    SignatureRow Row { get; }

    Verdict Verify(WebhookRequest request);
}
