using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Reminders.Formats.Webhooks.StandardWebhooks;

/// <summary>
/// Standard Webhooks, for everyone without a scheme of their own: id, time and body are signed. Of the listed signatures those marked
/// v1 (HMAC) are tried; v1a (ed25519) is not understood.
/// </summary>
public sealed class StandardWebhook(ImmutableArray<WebhookSecret> secrets) : IWebhookVerifier
{
    private const int MaxSignatures = 16;

    // With a dot inside, the signed text could be cut in two ways.
    private const char Separator = '.';

    public SignatureRow Row => SignatureTable.StandardWebhooks;

    public Verdict Verify(WebhookRequest request)
    {
        if (request.Body.Length > Row.MaxBodyBytes)
        {
            return new Verdict.TooLarge(Row.MaxBodyBytes);
        }

        if (request.Headers.Only("webhook-id") is not { Length: <= 200 } id
            || id.Contains(Separator)
            || request.Headers.Only("webhook-timestamp") is not { } timestamp
            || request.Headers.Only("webhook-signature") is not { } list)
        {
            return new Verdict.Refused("no webhook-id, webhook-timestamp and webhook-signature, or several");
        }

        var signatures = list.Split(' ', MaxSignatures + 1);
        if (signatures.Length > MaxSignatures || !Signed(id, timestamp, request.Body.Span, signatures))
        {
            return new Verdict.Refused("the signature does not fit");
        }

        if (!Timestamps.IsFresh(timestamp, request.ReceivedAt, Row.ReplayWindow!.Value))
        {
            return new Verdict.Refused("signed too long ago, or in the future");
        }

        return WebhookJson.Read(request.Body, out var problem) is { } body
            ? new Verdict.Verified([new VerifiedEvent(id, body) { At = Timestamps.Read(timestamp) }])
            : new Verdict.Unreadable(problem);
    }

    private bool Signed(string id, string timestamp, ReadOnlySpan<byte> body, string[] signatures)
    {
        var found = false;
        foreach (var secret in secrets)
        {
            var expected = Encoding.ASCII.GetBytes(secret.Sign(id, timestamp, body));
            foreach (var signature in signatures)
            {
                found |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
            }
        }

        return found;
    }
}
