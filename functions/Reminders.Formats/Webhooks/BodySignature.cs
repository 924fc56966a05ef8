using System.Text;

namespace Reminders.Formats.Webhooks;

/// <summary>The plain case: one header holds the HMAC of the raw body, here and there with something fixed before it.</summary>
internal sealed class BodySignature(
    SignatureRow row, SigningKeys keys, Func<ReadOnlyMemory<byte>, Verdict> read, string before = "", string headerPrefix = "") : IWebhookVerifier
{
    private readonly byte[] _before = Encoding.UTF8.GetBytes(before);

    public SignatureRow Row => row;

    public Verdict Verify(WebhookRequest request)
    {
        if (request.Body.Length > row.MaxBodyBytes)
        {
            return new Verdict.TooLarge(row.MaxBodyBytes);
        }

        if (request.Headers.Only(row.Headers[0]) is not { } signature)
        {
            return new Verdict.Refused($"no {row.Headers[0]}, or several");
        }

        var bare = headerPrefix.Length > 0 && signature.StartsWith(headerPrefix, StringComparison.Ordinal) ? signature[headerPrefix.Length..] : signature;
        return keys.Signed(row.Form, _before, request.Body.Span, [bare]) ? read(request.Body) : new Verdict.Refused("the signature does not fit");
    }
}
