using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NodaTime;
using Reminders.Formats.Webhooks;
using Reminders.Formats.Webhooks.PayPal;

namespace Reminders.Formats.Tests.Webhooks;

public sealed class PayPalTests
{
    private const string Url = "https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-a5cafa77";

    private const string Body =
        """{"id":"WH-2W7266712B616591M-36507203HX6402335","create_time":"2015-05-12T18:14:14Z","resource_type":"sale","event_type":"PAYMENT.SALE.COMPLETED","summary":"Payment completed for $ 20.0 USD","resource":{"id":"7DW85331GX749735N","create_time":"2015-05-12T18:13:18Z","update_time":"2015-05-12T18:13:36Z","amount":{"total":"20.00","currency":"USD"},"payment_mode":"INSTANT_TRANSFER","state":"completed","protection_eligibility":"ELIGIBLE","protection_eligibility_type":"ITEM_NOT_RECEIVED_ELIGIBLE,UNAUTHORIZED_PAYMENT_ELIGIBLE","parent_payment":"PAY-1A142943SV880364LKVJEFPQ","transaction_fee":{"value":"0.88","currency":"USD"},"links":[{"href":"https://api.sandbox.paypal.com/v1/payments/sale/7DW85331GX749735N","rel":"self","method":"GET"},{"href":"https://api.sandbox.paypal.com/v1/payments/sale/7DW85331GX749735N/refund","rel":"refund","method":"POST"},{"href":"https://api.sandbox.paypal.com/v1/payments/payment/PAY-1A142943SV880364LKVJEFPQ","rel":"parent_payment","method":"GET"}]},"links":[{"href":"https://api.sandbox.paypal.com/v1/notifications/webhooks-events/WH-2W7266712B616591M-36507203HX6402335","rel":"self","method":"GET"},{"href":"https://api.sandbox.paypal.com/v1/notifications/webhooks-events/WH-2W7266712B616591M-36507203HX6402335/resend","rel":"resend","method":"POST"}]}""";

    private static readonly Instant Now = Instant.FromUtc(2026, 1, 15, 12, 0);
    private static readonly PayPalWebhook Live = new("3RN13029J36659323", sandbox: false);
    private static readonly RSA RootKey = RSA.Create(2048);
    private static readonly RSA LeafKey = RSA.Create(2048);
    private static readonly X509Certificate2 Root = MakeRoot();

    [Fact]
    public void SignedText_IsThePublishedOne() => Assert.Equal(
        "b2384410-f8d2-11e4-8bf3-77339302725b|2015-05-12T18:14:14Z|3RN13029J36659323|2487599788",
        Live.Message("b2384410-f8d2-11e4-8bf3-77339302725b", "2015-05-12T18:14:14Z", Encoding.UTF8.GetBytes(Body)));

    [Fact]
    public void Crc_IsThePublishedOne() => Assert.Equal(0x0967b587u, Crc32.Of("test_string"u8));

    [Fact]
    public void SignedRequest_FirstNeedsTheCertificate_ThenIsVerified()
    {
        var request = Request();

        Assert.Equal(Url, Assert.IsType<Verdict.NeedsCertificate>(Live.Verify(request)).Url.AbsoluteUri);
        using var certificate = Certificate(out _)!;
        Given.IsVerified(Live.Verify(request, certificate), "transmission-1");
    }

    [Fact]
    public void AnyByteOfBodyOrHeadersChanged_IsRefused()
    {
        using var certificate = Certificate(out _)!;
        var body = Encoding.UTF8.GetBytes(Body);
        for (var i = 0; i < body.Length; i += 7)
        {
            body[i] ^= 1;
            Given.IsRefused(Live.Verify(Request() with { Body = body }, certificate));
            body[i] ^= 1;
        }

        foreach (var header in Live.Row.Headers)
        {
            var value = Headers()[header];
            for (var i = 0; i < value.Length; i += header == "PAYPAL-TRANSMISSION-SIG" ? 5 : 1)
            {
                var changed = new Dictionary<string, string>(Headers()) { [header] = $"{value[..i]}{(char)(value[i] ^ 1)}{value[(i + 1)..]}" };
                var verdict = Live.Verify(Request(changed), certificate);
                // The address is not signed: another certificate of PayPal's own would be fetched, and not fit.
                Assert.True(verdict is Verdict.Refused || (header == "PAYPAL-CERT-URL" && Live.CertificateUrl(changed[header]) is not null));
            }

            Given.IsRefused(Live.Verify(Request(Headers().Where(other => other.Key != header).ToDictionary())));
        }

        Given.IsRefused(new PayPalWebhook("another webhook", sandbox: false).Verify(Request(), certificate));
    }

    [Theory]
    [InlineData(Url, true)]
    [InlineData("https://api-m.paypal.com/v1/notifications/certs/CERT-1", true)]
    [InlineData("https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1", false)]
    [InlineData("http://api.paypal.com/v1/notifications/certs/CERT-1", false)]
    [InlineData("https://api.paypal.com:8443/v1/notifications/certs/CERT-1", false)]
    [InlineData("https://api.paypal.com.evil.example/v1/notifications/certs/CERT-1", false)]
    [InlineData("https://evilpaypal.com/v1/notifications/certs/CERT-1", false)]
    [InlineData("https://api.paypal.com@evil.example/v1/notifications/certs/CERT-1", false)]
    [InlineData("https://evil.example#.paypal.com/v1/notifications/certs/CERT-1", false)]
    [InlineData("https://evil.example\\.paypal.com/v1/notifications/certs/CERT-1", false)]
    [InlineData("https://api.paypal.com/v1/notifications/certs/../../redirect", false)]
    [InlineData("https://api.paypal.com/v1/notifications/certs/CERT-1?to=https://evil.example", false)]
    [InlineData("https://api.paypal.com/v1/notifications/certs/%2e%2e/x", false)]
    [InlineData("https://api.paypal.com/other/CERT-1", false)]
    [InlineData("https://127.0.0.1/v1/notifications/certs/CERT-1", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("CERT-1", false)]
    public void CertificateAddress_MustBePayPals(string url, bool allowed) => Assert.Equal(allowed, Live.CertificateUrl(url) is not null);

    [Fact]
    public void Certificate_IsTrustedOnlyByItsRootItsNameAndToday()
    {
        var name = PayPalCertificate.NameFor(sandbox: false);
        using var otherKey = RSA.Create(2048);
        using var otherRoot = MakeRoot(otherKey);

        Assert.NotNull(Certificate(out _));
        Assert.Null(PayPalCertificate.Read(Pem(name), sandbox: true, [Root], Now, out _));
        Assert.Null(PayPalCertificate.Read(Pem("evil.example"), sandbox: false, [Root], Now, out _));
        Assert.Null(PayPalCertificate.Read(Pem(name), sandbox: false, [otherRoot], Now, out _));
        Assert.Null(PayPalCertificate.Read(Pem(name), sandbox: false, [], Now, out _));
        Assert.Null(PayPalCertificate.Read(Pem(name), sandbox: false, [Root], Now + Duration.FromDays(400), out _));
        Assert.Null(PayPalCertificate.Read(Pem(name), sandbox: false, [Root], Now - Duration.FromDays(400), out _));
        Assert.Null(PayPalCertificate.Read("no certificate", sandbox: false, [Root], Now, out var problem));
        Assert.NotEmpty(problem);
        Assert.Null(PayPalCertificate.Read("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", sandbox: false, [Root], Now, out _));
    }

    private static Dictionary<string, string> Headers() => new()
    {
        ["PAYPAL-TRANSMISSION-ID"] = "transmission-1",
        ["PAYPAL-TRANSMISSION-TIME"] = "2026-01-15T12:00:00Z",
        ["PAYPAL-CERT-URL"] = Url,
        ["PAYPAL-AUTH-ALGO"] = "SHA256withRSA",
        ["PAYPAL-TRANSMISSION-SIG"] = Convert.ToBase64String(LeafKey.SignData(
            Encoding.UTF8.GetBytes("transmission-1|2026-01-15T12:00:00Z|3RN13029J36659323|2487599788"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
    };

    private static WebhookRequest Request(Dictionary<string, string>? headers = null) =>
        new(Encoding.UTF8.GetBytes(Body), new WebhookHeaders(headers ?? Headers()), Now);

    private static PayPalCertificate? Certificate(out string problem) =>
        PayPalCertificate.Read(Pem(PayPalCertificate.NameFor(sandbox: false)), sandbox: false, [Root], Now, out problem);

    private static string Pem(string name)
    {
        var request = new CertificateRequest($"CN={name}", LeafKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var leaf = request.Create(Root, From(-30), From(300), [1, 2, 3, 4]);
        return leaf.ExportCertificatePem();
    }

    private static X509Certificate2 MakeRoot(RSA? key = null)
    {
        var request = new CertificateRequest("CN=A root", key ?? RootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(From(-1000), From(1000));
    }

    private static DateTimeOffset From(int days) => (Now + Duration.FromDays(days)).ToDateTimeOffset();
}
