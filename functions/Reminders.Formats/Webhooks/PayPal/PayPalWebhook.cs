using System.Globalization;
using System.Text;

namespace Reminders.Formats.Webhooks.PayPal;

/// <summary>
/// PayPal: an RSA signature by a certificate that has to be fetched first. The body is signed by its CRC-32 only, for which another
/// body can be made up: hence a transmission id is taken once, and never on the event's own id.
/// </summary>
public sealed class PayPalWebhook(string webhookId, bool sandbox) : IWebhookVerifier
{
    private const string Algorithm = "SHA256withRSA";
    private const string Hosts = ".paypal.com";
    private const string SandboxHosts = ".sandbox.paypal.com";
    private const string Path = "/v1/notifications/certs/";

    public SignatureRow Row => SignatureTable.PayPal;

    /// <summary>Answers which certificate is needed; <see cref="Verify(WebhookRequest, PayPalCertificate)"/> goes on with it.</summary>
    public Verdict Verify(WebhookRequest request)
    {
        if (request.Body.Length > Row.MaxBodyBytes)
        {
            return new Verdict.TooLarge(Row.MaxBodyBytes);
        }

        if (Row.Headers.Any(header => request.Headers.Only(header) is null) || request.Headers.Only("PAYPAL-TRANSMISSION-ID") is { Length: > 200 })
        {
            return new Verdict.Refused("a PAYPAL header lacks, or is there twice");
        }

        if (request.Headers.Only("PAYPAL-AUTH-ALGO") != Algorithm)
        {
            return new Verdict.Refused($"signed with something else than {Algorithm}");
        }

        return CertificateUrl(request.Headers.Only("PAYPAL-CERT-URL")!) is { } url
            ? new Verdict.NeedsCertificate(url)
            : new Verdict.Refused("the certificate's address is not PayPal's");
    }

    public Verdict Verify(WebhookRequest request, PayPalCertificate certificate)
    {
        if (Verify(request) is not Verdict.NeedsCertificate and var refused)
        {
            return refused;
        }

        var id = request.Headers.Only("PAYPAL-TRANSMISSION-ID")!;
        var message = Message(id, request.Headers.Only("PAYPAL-TRANSMISSION-TIME")!, request.Body.Span);
        var text = request.Headers.Only("PAYPAL-TRANSMISSION-SIG")!;
        var signature = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, signature, out var length)
            || Convert.ToBase64String(signature, 0, length) != text
            || !certificate.Signed(Encoding.UTF8.GetBytes(message), signature.AsSpan(0, length)))
        {
            return new Verdict.Refused("the signature does not fit");
        }

        return WebhookJson.Read(request.Body, out var problem) is { } body
            ? new Verdict.Verified([new VerifiedEvent(id, body)])
            : new Verdict.Unreadable(problem);
    }

    /// <summary>The address, if it is one where PayPal keeps its certificates: its own host over https, nothing clever in between.</summary>
    public Uri? CertificateUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme == Uri.UriSchemeHttps
        && url.IsDefaultPort
        && url.UserInfo.Length == 0
        && url.Query.Length == 0
        && url.Fragment.Length == 0
        && url.IdnHost.EndsWith(Hosts, StringComparison.Ordinal)
        && url.IdnHost.EndsWith(SandboxHosts, StringComparison.Ordinal) == sandbox
        && url.AbsolutePath.StartsWith(Path, StringComparison.Ordinal)
        && url.AbsolutePath[Path.Length..] is { Length: > 0 } name
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            ? url
            : null;

    internal string Message(string transmissionId, string time, ReadOnlySpan<byte> body) =>
        string.Create(CultureInfo.InvariantCulture, $"{transmissionId}|{time}|{webhookId}|{Crc32.Of(body)}");
}
