using System.Text;
using NodaTime;
using Reminders.Formats.Webhooks;

namespace Reminders.Formats.Tests.Webhooks;

/// <summary>A request with a signature known to be right, and the setup it was made for.</summary>
public sealed record Vector(WebhookSetup Setup, long Now, string Body, (string Name, string Value)[] Headers, string[] EventIds)
{
    private const string StripeBody =
        "{\n  \"id\": \"evt_123\",\n  \"object\": \"event\",\n  \"account\": \"acct_123\",\n  \"api_version\": \"2017-05-25\",\n" +
        "  \"created\": 1533204620,\n  \"data\": {\n    \"object\": {\n      \"id\": \"cus_123\",\n      \"object\": \"customer\",\n" +
        "      \"created\": 123456789,\n      \"email\": \"test@stripe.com\",\n      \"livemode\": false,\n      \"metadata\": {}\n    }\n  },\n" +
        "  \"livemode\": false,\n  \"pending_webhooks\": 1,\n  \"request\": {\n    \"id\": \"req_123\",\n" +
        "    \"idempotency_key\": \"idempotency-key-123\"\n  },\n  \"type\": \"customer.created\"\n}\n";

    /// <summary>Published with the sources' own libraries.</summary>
    public static IReadOnlyDictionary<string, Vector> Published { get; } = new Dictionary<string, Vector>
    {
        ["standard"] = new(
            new("standard", ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]), 1614265330, """{"test": 2432232314}""",
            [
                ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"), ("webhook-timestamp", "1614265330"),
                ("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
            ],
            ["msg_p5jXN8AQM9LWM0D4loKWxJek"]),
        ["stripe"] = new(
            new("stripe", ["webhook_secret"]), 1533204620, StripeBody,
            [("Stripe-Signature", "t=1533204620,v1=2220f87ef101a04665f11cdf770523143f875572008577fa0f20882ddb9cc3c7,v0=63f3a72374a733066c4be69ed7f8e5ac85c22c9f0a6a612ab9a025a9e4ee7eef")],
            ["evt_123"]),
        ["gocardless"] = new(
            new("gocardless", ["ED7D658C-D8EB-4941-948B-3973214F2D49"]), 0,
            """{"events":[{"id":"EV00BD05S5VM2T","created_at":"2018-07-05T09:13:51.404Z","resource_type":"subscriptions","action":"created","links":{"subscription":"SB0003JJQ2MR06"},"details":{"origin":"api","cause":"subscription_created","description":"Subscription created via the API."},"metadata":{}},{"id":"EV00BD05TB8K63","created_at":"2018-07-05T09:13:56.893Z","resource_type":"mandates","action":"created","links":{"mandate":"MD000AMA19XGEC"},"details":{"origin":"api","cause":"mandate_created","description":"Mandate created via the API."},"metadata":{}}]}""",
            [("Webhook-Signature", "2693754819d3e32d7e8fcb13c729631f316c6de8dc1cf634d6527f1c07276e7e")],
            ["EV00BD05S5VM2T", "EV00BD05TB8K63"]),
        ["square"] = new(
            new("square", ["Ibxx_5AKakO-3qeNVR61Dw"]) { NotificationUrl = "https://webhook.site/679a4f3a-dcfa-49ee-bac5-9d0edad886b9" }, 0,
            """{"merchant_id":"MLEFBHHSJGVHD","type":"webhooks.test_notification","event_id":"ac3ac95b-f97d-458c-a6e6-18981597e05f","created_at":"2022-07-13T20:30:59.037339943Z","data":{"type":"webhooks","id":"bc368e64-01aa-407e-b46e-3231809b1129"}}""",
            [("x-square-hmacsha256-signature", "GF4YkrJgGBDZ9NIYbNXBnMzqb2HoL4RW/S6vkZ9/2N4=")],
            ["ac3ac95b-f97d-458c-a6e6-18981597e05f"]),
        ["mollie"] = new(
            new("mollie", ["test_webhook_secret"]), 0, """{"id":"tr_12345","event_type":"payment-link.paid"}""",
            [("X-Mollie-Signature", "sha256=e479a5e4aaa17db94cfc546071e10e91c0b37f21e464e751ebdd7d7ad2ffd146")],
            ["tr_12345"]),
        ["adyen-platform"] = new(
            new("adyen-platform", ["D7DD5BA6146493707BF0BE7496F6404EC7A63616B7158EC927B9F54BB436765F"]), 0,
            """{"data":{"balancePlatform":"Integration_tools_test","accountId":"BA32272223222H5HVKTBK4MLB","sweep":{"id":"SWPC42272223222H5HVKV6H8C64DP5","schedule":{"type":"balance"},"status":"active","targetAmount":{"currency":"EUR","value":0},"triggerAmount":{"currency":"EUR","value":0},"type":"pull","counterparty":{"balanceAccountId":"BA3227C223222H5HVKT3H9WLC"},"currency":"EUR"}},"environment":"test","type":"balancePlatform.balanceAccountSweep.updated"}""",
            [("HmacSignature", "9Qz9S/0xpar1klkniKdshxpAhRKbiSAewPpWoxKefQA=")],
            ["BA32272223222H5HVKTBK4MLB/balancePlatform.balanceAccountSweep.updated"]),
    };

    public Instant ReceivedAt => Given.At(Now);

    public Verdict Verify() => Given.Verifier(Setup).Verify(Request(Encoding.UTF8.GetBytes(Body), Headers));

    public WebhookRequest Request(byte[] body, IEnumerable<(string Name, string Value)> headers) =>
        new(body, new WebhookHeaders(headers.Select(header => KeyValuePair.Create(header.Name, header.Value))), ReceivedAt);
}
