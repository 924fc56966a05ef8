using System.Net;
using System.Security.Cryptography;
using System.Text;
using Reminders.Application.Gateways;
using Reminders.Formats.Webhooks;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Webhooks;

/// <summary>Gateways as they really post: signed over the raw bytes, unsigned to nobody's advantage.</summary>
public sealed class WebhookTests : ApiTest
{
    private const string Shared = "a-shared-secret-of-full-length";
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Fact]
    public async Task PaidAtStripe_ClosesTheInvoice_AndTwiceCountsOnce()
    {
        Host.Gateways.Add("stripe", "stripe", Shared);
        await Register(Given.Invoice());
        var body = Stripe("evt_1", "payment_intent.succeeded", """{"id":"pi_1","amount_received":11900,"currency":"eur","metadata":{"invoiceId":"i-1"}}""");

        Assert.Equal(HttpStatusCode.Accepted, (await PostStripe(body)).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await PostStripe(body)).Status);

        var invoice = await Api.Get("/api/invoices/i-1");
        Assert.Equal(("paid", "0.00"), (invoice["status"], invoice["outstanding"]));
    }

    [Fact]
    public async Task RefundBeforeItsPayment_EndsLikeAfterIt()
    {
        Host.Gateways.Add("stripe", "stripe", Shared);
        await Register(Given.Invoice());

        await PostStripe(Stripe("evt_2", "refund.created", """{"id":"re_1","payment_intent":"pi_1","amount":1900,"currency":"eur","metadata":{"invoiceId":"i-1"}}"""));
        await PostStripe(Stripe("evt_1", "payment_intent.succeeded", """{"id":"pi_1","amount_received":11900,"currency":"eur","metadata":{"invoiceId":"i-1"}}"""));

        Assert.Equal("19.00", (await Api.Get("/api/invoices/i-1"))["outstanding"]);
    }

    [Fact]
    public async Task WhoeverCannotSign_IsToldTheSameWhateverIsWrong()
    {
        Host.Gateways.Add("stripe", "stripe", Shared);
        Host.Gateways.Add("other", "stripe", "another-shared-secret-of-full-length");
        var body = Stripe("evt_1", "payment_intent.succeeded", """{"id":"pi_1","amount_received":11900,"currency":"eur"}""");
        var now = Host.Clock.Now.ToUnixTimeSeconds();
        string?[] signatures = [null, "", "t=1,v1=00", Sign("wrong", now, body), Sign(Shared, now - 301, body), Sign(Shared, now + 301, body), Sign(Shared, now, body + " ")];

        var replies = new List<string>();
        foreach (var signature in signatures)
        {
            var reply = await Anyone.Post("/api/webhooks/stripe", body, signature is null ? [] : [("Stripe-Signature", signature)]);
            Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
            replies.Add(reply["detail"]!);
        }

        Assert.Single(replies.Distinct());

        // The right signature at the wrong source.
        Assert.Equal(HttpStatusCode.Unauthorized, (await Anyone.Post("/api/webhooks/other", body, ("Stripe-Signature", Sign(Shared, now, body)))).Status);
        Assert.Empty((await Api.Get("/api/unmatched-payments")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task UnknownSource_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Anyone.Post("/api/webhooks/nobody", "{}")).Status);

    [Fact]
    public async Task SourceWithoutItsSecrets_AcceptsNothing()
    {
        Host.Gateways.Add("stripe", "stripe");
        Host.Gateways.Add("gocardless", "gocardless", Shared);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Anyone.Post("/api/webhooks/stripe", "{}")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Anyone.Post("/api/webhooks/gocardless", """{"events":[]}""")).Status);
        Assert.Contains(Host.Log.Lines, line => line.Contains("not accepted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LargerThanTheSourceSends_IsRefusedUnread()
    {
        Host.Gateways.Add("shop", "standard", Secret);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Anyone.Post("/api/webhooks/shop", new string(' ', 65 * 1024))).Status);
    }

    [Fact]
    public async Task GenuineAndNotUnderstood_IsNotAcknowledged()
    {
        Host.Gateways.Add("stripe", "stripe", Shared);
        await Register(Given.Invoice());

        var negative = await PostStripe(Stripe("evt_1", "payment_intent.succeeded", """{"id":"pi_1","amount_received":-11900,"currency":"eur","metadata":{"invoiceId":"i-1"}}"""));
        var currency = await PostStripe(Stripe("evt_2", "payment_intent.succeeded", """{"id":"pi_1","amount_received":11900,"currency":"zzz","metadata":{"invoiceId":"i-1"}}"""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, negative.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, currency.Status);
        Assert.Equal("119.00", (await Api.Get("/api/invoices/i-1"))["outstanding"]);
        Assert.Contains(Host.Log.Lines, line => line.Contains("cannot be taken in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EventThatIsNoNews_IsAcknowledged_AndIsWordFromTheFeed()
    {
        Host.Gateways.Add("stripe", "stripe", Shared);
        Host.Creditors.Feeds = ["stripe"];

        Assert.Equal(HttpStatusCode.Accepted, (await PostStripe(Stripe("evt_1", "customer.created", """{"id":"cus_1"}"""))).Status);

        Assert.False((await Api.Get("/api/feeds")).Json["items"]![0]!["stale"]!.GetValue<bool>());
    }

    [Fact]
    public async Task GoCardless_IsAskedForTheAmount_AndComesAgainWhileItDoesNotAnswer()
    {
        Host.Gateways.Add("gocardless", "gocardless", Shared);
        Host.Gateways.All["gocardless"] = Host.Gateways.All["gocardless"] with { ApiKey = "token" };
        await Register(Given.Invoice());
        const string body = """{"events":[{"id":"EV1","created_at":"2026-11-20T08:00:00Z","resource_type":"payments","action":"confirmed","links":{"payment":"PM1"}}]}""";
        var signature = ("Webhook-Signature", Hex(Shared, body));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Anyone.Post("/api/webhooks/gocardless", body, signature)).Status);
        Assert.Equal("119.00", (await Api.Get("/api/invoices/i-1"))["outstanding"]);

        Host.Gateways.Answers["https://api.gocardless.com/payments/PM1"] =
            """{"payments":{"id":"PM1","amount":11900,"currency":"EUR","amount_refunded":0,"metadata":{"invoiceId":"i-1"}}}""";
        Assert.Equal(HttpStatusCode.NoContent, (await Anyone.Post("/api/webhooks/gocardless", body, signature)).Status);

        Assert.Equal("paid", (await Api.Get("/api/invoices/i-1"))["status"]);
        Assert.Equal(("https://api.gocardless.com/payments/PM1", "token"), Host.Gateways.Asked[^1]);
    }

    [Fact]
    public async Task MollieClassic_IsAskedWhatBecameOfThePayment()
    {
        Host.Gateways.Add("mollie", "mollie-classic");
        Host.Gateways.All["mollie"] = Host.Gateways.All["mollie"] with { ApiKey = "token" };
        await Register(Given.Invoice());
        Host.Gateways.Answers["https://api.mollie.com/v2/payments/tr_1"] =
            """{"id":"tr_1","status":"paid","paidAt":"2026-11-20T08:00:00Z","amount":{"value":"119.00","currency":"EUR"},"metadata":{"invoiceId":"i-1"}}""";

        var reply = await Anyone.Send(HttpMethod.Post, "/api/webhooks/mollie", "id=tr_1", "application/x-www-form-urlencoded");

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal("paid", (await Api.Get("/api/invoices/i-1"))["status"]);
    }

    [Fact]
    public async Task EveryoneElse_SignsByStandardWebhooks()
    {
        Host.Gateways.Add("shop", "standard", Secret);
        await Register(Given.Invoice());
        const string body = """{"type":"payment.paid","data":{"paymentId":"p-9","amount":"119.00","currency":"EUR","invoiceId":"i-1"}}""";
        var timestamp = Host.Clock.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var key = Convert.FromBase64String(Secret["whsec_".Length..]);
        var signature = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"msg_1.{timestamp}.{body}")));

        var reply = await Anyone.Post(
            "/api/webhooks/shop", body, ("webhook-id", "msg_1"), ("webhook-timestamp", timestamp), ("webhook-signature", signature));

        Assert.True(reply.Status == HttpStatusCode.Accepted, reply.Text);
        Assert.Equal("paid", (await Api.Get("/api/invoices/i-1"))["status"]);
    }

    [Fact]
    public async Task CloudEventsHandshake_IsAnsweredToKnownOriginsAlone()
    {
        Host.Gateways.Add("bus", "cloudevents", Shared);
        Host.Gateways.All["bus"] = Host.Gateways.All["bus"] with { Origins = ["events.example"] };

        var known = await Anyone.Send(HttpMethod.Options, "/api/webhooks/bus", null, headers: [("WebHook-Request-Origin", "events.example")]);
        var stranger = await Anyone.Send(HttpMethod.Options, "/api/webhooks/bus", null, headers: [("WebHook-Request-Origin", "evil.example")]);

        Assert.Equal("events.example", known.Headers["WebHook-Allowed-Origin"]);
        Assert.DoesNotContain("WebHook-Allowed-Origin", stranger.Headers.Keys);
    }

    private ApiClient Anyone => As(null);

    private Task<Reply> PostStripe(string body) =>
        Anyone.Post("/api/webhooks/stripe", body, ("Stripe-Signature", Sign(Shared, Host.Clock.Now.ToUnixTimeSeconds(), body)));

    private string Stripe(string id, string type, string payment) =>
        $$$"""{"id":"{{{id}}}","object":"event","created":{{{Host.Clock.Now.ToUnixTimeSeconds()}}},"type":"{{{type}}}","data":{"object":{{{payment}}} }}""";

    private static string Sign(string secret, long timestamp, string body) => $"t={timestamp},v1={Hex(secret, $"{timestamp}.{body}")}";

    private static string Hex(string secret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
}
