using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Reminders.Formats.Webhooks.PayPal;
using Reminders.Web.Measuring;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Webhooks;

/// <summary>Each gateway signs in its own way; what it says goes the same way from the request to the invoice.</summary>
public sealed class EveryGatewayTests : ApiTest
{
    private const string Shared = "a-shared-secret-of-full-length";
    private const string PayPalWebhookId = "3RN13029J36659323";
    private const string PayPalBody =
        """{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{"id":"cap1","custom_id":"i-1","amount":{"value":"119.00","currency_code":"EUR"}}}""";

    private const string CertificateUrl = "https://api.paypal.com/v1/notifications/certs/CERT-360caa42";

    [Fact]
    public async Task Adyen_PaysOnceItsItemIsSigned()
    {
        var key = new string('4', 64);
        Host.Gateways.Add("adyen", "adyen", key);
        await Register(Given.Invoice());

        Assert.Equal(HttpStatusCode.Unauthorized, (await Anyone.Post("/api/webhooks/adyen", AdyenPaid(new string('5', 64)))).Status);
        Assert.Equal("119.00", (await Api.Get("/api/invoices/i-1"))["outstanding"]);
        var reply = await Anyone.Post("/api/webhooks/adyen", AdyenPaid(key));

        Assert.Equal((HttpStatusCode.OK, "[accepted]"), (reply.Status, reply.Text));
        Assert.Equal("paid", (await Api.Get("/api/invoices/i-1"))["status"]);
    }

    [Fact]
    public async Task Square_PaysOnceSignedForTheAddressThatIsRegisteredThere()
    {
        const string url = "https://reminders.example/api/webhooks/square";
        Host.Gateways.Add("square", "square", Shared);
        Host.Gateways.All["square"] = Host.Gateways.All["square"] with { Setup = Host.Gateways.All["square"].Setup with { NotificationUrl = url } };
        await Register(Given.Invoice());
        const string body =
            """{"event_id":"e1","type":"payment.updated","created_at":"2026-11-20T08:00:00Z","data":{"object":{"payment":{"id":"sq1","status":"COMPLETED","amount_money":{"amount":11900,"currency":"EUR"},"reference_id":"i-1"}}}}""";

        Assert.Equal(HttpStatusCode.Unauthorized, await Post(url + "/"));
        Assert.Equal(HttpStatusCode.OK, await Post(url));

        Assert.Equal("paid", (await Api.Get("/api/invoices/i-1"))["status"]);

        async Task<HttpStatusCode> Post(string address) => (await Anyone.Post(
            "/api/webhooks/square", body, ("x-square-hmacsha256-signature", Convert.ToBase64String(Hmac(Encoding.UTF8.GetBytes(Shared), address + body))))).Status;
    }

    [Fact]
    public async Task Mollie_PaysOnceSigned()
    {
        Host.Gateways.Add("mollie", "mollie", Shared);
        Host.Gateways.All["mollie"] = Host.Gateways.All["mollie"] with { ApiKey = "token" };
        await Register(Given.Invoice());
        const string body =
            """{"id":"event_1","type":"payment-link.paid","entityId":"pl_1","createdAt":"2026-11-20T08:00:00Z","_embedded":{"entity":{"id":"pl_1","amount":{"value":"119.00","currency":"EUR"},"metadata":{"invoiceId":"i-1"}}}}""";

        Assert.Equal(HttpStatusCode.Unauthorized, (await Anyone.Post("/api/webhooks/mollie", body)).Status);
        var reply = await Anyone.Post(
            "/api/webhooks/mollie", body, ("X-Mollie-Signature", $"sha256={Convert.ToHexStringLower(Hmac(Encoding.UTF8.GetBytes(Shared), body))}"));

        Assert.True(reply.Status == HttpStatusCode.OK, reply.Text);
        Assert.Equal("paid", (await Api.Get("/api/invoices/i-1"))["status"]);
    }

    [Theory]
    [InlineData("https://evil.example/v1/notifications/certs/CERT-1")]
    [InlineData("https://api.paypal.com.evil.example/v1/notifications/certs/CERT-1")]
    [InlineData("http://api.paypal.com/v1/notifications/certs/CERT-1")]
    [InlineData("https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1")]
    [InlineData("https://169.254.169.254/v1/notifications/certs/CERT-1")]
    public async Task PayPal_NamesNoAddressThatIsAsked(string url)
    {
        AddPayPal();

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostPayPal(url, "AAAA")).Status);
        Assert.Empty(Host.Gateways.Asked);
    }

    [Fact]
    public async Task PayPal_ComesAgainWhileItsCertificateCannotBeHad()
    {
        AddPayPal();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostPayPal(CertificateUrl, "AAAA")).Status);
        Assert.Equal((CertificateUrl, null), Host.Gateways.Asked[^1]);
    }

    [Fact]
    public async Task PayPal_PaysOnceSignedByACertificateOfItsOwn()
    {
        AddPayPal();
        await Register(Given.Invoice());
        using var key = RSA.Create(2048);
        using var root = Root();
        Host.Roots.Add(root);
        Host.Gateways.Answers[CertificateUrl] = Leaf(root, key);

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostPayPal(CertificateUrl, Signed(key, PayPalBody + " "))).Status);
        Assert.Equal("119.00", (await Api.Get("/api/invoices/i-1"))["outstanding"]);
        Assert.Equal(HttpStatusCode.OK, (await PostPayPal(CertificateUrl, Signed(key, PayPalBody))).Status);

        Assert.Equal("paid", (await Api.Get("/api/invoices/i-1"))["status"]);
        Assert.Single(Host.Gateways.Asked);
    }

    [Fact]
    public async Task PayPal_SignedByACertificateThatNobodyVouchesFor_IsRefused()
    {
        AddPayPal();
        await Register(Given.Invoice());
        using var key = RSA.Create(2048);
        using var stranger = Root();
        Host.Gateways.Answers[CertificateUrl] = Leaf(stranger, key);

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostPayPal(CertificateUrl, Signed(key, PayPalBody))).Status);
        Assert.Equal("119.00", (await Api.Get("/api/invoices/i-1"))["outstanding"]);
    }

    [Fact]
    public async Task SourceWithoutItsSecrets_IsMeasuredForTheAlert()
    {
        Host.Gateways.Add("stripe", "stripe");

        await Anyone.Post("/api/webhooks/stripe", "{}");

        Assert.Contains(Host.Log.Lines, line => line.StartsWith($"Measured {Measures.WebhooksUnconfigured} 1 stripe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GatewayThatLacksItsSecret_IsNamedAtTheStart()
    {
        await using var host = await ApiHost.Start(with: gateways =>
        {
            gateways.Add("stripe", "stripe");
            gateways.Add("shop", "adyen", new string('4', 64));
        });

        var said = Assert.Single(host.Log.Lines, line => line.Contains("will not be accepted", StringComparison.Ordinal));
        Assert.Contains("gateway stripe will not be accepted: stripe needs one or more secrets", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("usd", """{"invoiceId":"i-1"}""")]
    [InlineData("eur", """{"paymentReference":"RF19539007547034"}""")]
    public async Task OtherCurrencyOrWrongCheckDigits_PayNothingAndWaitForAPerson(string currency, string metadata)
    {
        Host.Gateways.Add("stripe", "stripe", Shared);
        await Register(Given.Invoice().With("paymentReference", "RF18539007547034"));
        var at = Host.Clock.Now.ToUnixTimeSeconds();
        var body =
            $$"""{"id":"evt_1","object":"event","created":{{at}},"type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","amount_received":11900,"currency":"{{currency}}","metadata":{{metadata}} } } }""";

        var reply = await Anyone.Post(
            "/api/webhooks/stripe", body, ("Stripe-Signature", $"t={at},v1={Convert.ToHexStringLower(Hmac(Encoding.UTF8.GetBytes(Shared), $"{at}.{body}"))}"));

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal("119.00", (await Api.Get("/api/invoices/i-1"))["outstanding"]);
        var waiting = Assert.Single((await Api.Get("/api/unmatched-payments")).Json["items"]!.AsArray())!;
        Assert.Equal(("pi_1", currency.ToUpperInvariant()), (waiting["paymentId"]!.GetValue<string>(), waiting["currency"]!.GetValue<string>()));
    }

    private ApiClient Anyone => As(null);

    private X509Certificate2 Root()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=A root", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(Today.AddDays(-1000), Today.AddDays(1000));
    }

    private string Leaf(X509Certificate2 root, RSA key)
    {
        var request = new CertificateRequest($"CN={PayPalCertificate.NameFor(sandbox: false)}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var leaf = request.Create(root, Today.AddDays(-30), Today.AddDays(300), [1, 2, 3, 4]);
        return leaf.ExportCertificatePem();
    }

    private DateTimeOffset Today => Host.Clock.Now.ToDateTimeOffset();

    private static string Signed(RSA key, string body) => Convert.ToBase64String(key.SignData(
        Encoding.UTF8.GetBytes($"t-1|2026-11-20T08:00:00Z|{PayPalWebhookId}|{Crc32(Encoding.UTF8.GetBytes(body))}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    // As ISO 3309 has it, bit by bit.
    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320u;
            }
        }

        return ~crc;
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string AdyenPaid(string key)
    {
        var signature = Convert.ToBase64String(Hmac(Convert.FromHexString(key), "psp1::Shop:i-1:11900:EUR:AUTHORISATION:true"));
        var item = new JsonObject
        {
            ["pspReference"] = "psp1",
            ["merchantAccountCode"] = "Shop",
            ["merchantReference"] = "i-1",
            ["amount"] = new JsonObject { ["value"] = 11900, ["currency"] = "EUR" },
            ["eventCode"] = "AUTHORISATION",
            ["success"] = "true",
            ["additionalData"] = new JsonObject { ["hmacSignature"] = signature },
        };
        return new JsonObject
        {
            ["live"] = "false",
            ["notificationItems"] = new JsonArray(new JsonObject { ["NotificationRequestItem"] = item }),
        }.ToJsonString();
    }

    private void AddPayPal()
    {
        Host.Gateways.Add("paypal", "paypal");
        Host.Gateways.All["paypal"] = Host.Gateways.All["paypal"] with { Setup = Host.Gateways.All["paypal"].Setup with { WebhookId = PayPalWebhookId } };
    }

    private Task<Reply> PostPayPal(string certificateUrl, string signature) => Anyone.Post(
        "/api/webhooks/paypal",
        PayPalBody,
        ("PAYPAL-TRANSMISSION-ID", "t-1"),
        ("PAYPAL-TRANSMISSION-TIME", "2026-11-20T08:00:00Z"),
        ("PAYPAL-TRANSMISSION-SIG", signature),
        ("PAYPAL-CERT-URL", certificateUrl),
        ("PAYPAL-AUTH-ALGO", "SHA256withRSA"));
}
