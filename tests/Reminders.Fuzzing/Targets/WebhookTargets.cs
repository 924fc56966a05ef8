using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using Reminders.Formats.Meaning;
using Reminders.Formats.Webhooks;
using Reminders.Formats.Webhooks.StandardWebhooks;

namespace Reminders.Fuzzing.Targets;

/// <summary>
/// The webhooks of every gateway: headers with any content, then what is signed as it should be, so that what it says is looked into.
/// </summary>
internal static class WebhookTargets
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string HexKey = "DFB1EB5485895CFA84146406857104ABB4CBCABDC8AAF103A624C8F6A3EAAB00";
    private const string Address = "https://example.com/webhooks";
    private static readonly Instant Now = Instant.FromUnixTimeSeconds(1_765_000_000);

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["standard"] = """{"type":"payment.paid","timestamp":"2026-12-01T08:00:00Z","data":{"paymentId":"1","amount":"5.00","currency":"EUR","invoiceId":"i1","payer":"Ada"}}""",
        ["stripe"] = """{"id":"evt_1","type":"invoice.paid","created":1765000000,"data":{"object":{"id":"in_1","payment_intent":"pi_1","amount_paid":11900,"currency":"eur","metadata":{"invoiceId":"i1"}}}}""",
        ["adyen"] = """{"live":"false","notificationItems":[{"NotificationRequestItem":{"pspReference":"P1","originalReference":"P0","merchantAccountCode":"M","merchantReference":"i1","amount":{"value":11900,"currency":"EUR"},"eventCode":"CAPTURE","success":"true","eventDate":"2026-12-01T08:00:00+01:00","additionalData":{"hmacSignature":"x"}}}]}""",
        ["adyen-platform"] = """{"type":"x","data":{"id":"1"}}""",
        ["mollie-classic"] = "id=tr_12345",
        ["mollie"] = """{"id":"event_1","type":"payment-link.paid","entityId":"pl_1","createdAt":"2026-12-01T08:00:00Z","_embedded":{"entity":{"amount":{"value":"119.00","currency":"EUR"}}}}""",
        ["gocardless"] = """{"events":[{"id":"EV1","created_at":"2026-12-01T08:00:00Z","resource_type":"payments","action":"failed","links":{"payment":"PM1"},"details":{"cause":"x","will_attempt_retry":true}}]}""",
        ["paypal"] = """{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED","create_time":"2026-12-01T08:00:00Z","resource":{"id":"C1","amount":{"value":"119.00","currency_code":"EUR"},"invoice_id":"i1"}}""",
        ["square"] = """{"type":"payment.updated","event_id":"e1","created_at":"2026-12-01T08:00:00Z","data":{"object":{"payment":{"id":"p1","status":"COMPLETED","amount_money":{"amount":11900,"currency":"EUR"},"reference_id":"i1"}}}}""",
        ["cloudevents"] = """[{"specversion":"1.0","id":"1","source":"/s","type":"payment.paid","time":"2026-12-01T08:00:00Z","data":{"paymentId":"1","amount":"5.00","currency":"EUR"}}]""",
    };

    public static IEnumerable<FuzzTarget> All { get; } = [.. SignatureTable.All.Select(Of)];

    private static FuzzTarget Of(SignatureRow row)
    {
        var setup = new WebhookSetup(row.Source, [row.Key == KeyForm.Hex ? HexKey : Secret]) { NotificationUrl = Address, WebhookId = "3RN13029J36659323" };
        var verifier = setup.Verifier(out var problem) ?? throw new InvalidOperationException(problem);
        var others = new[] { "application/cloudevents-batch+json", "application/cloudevents+json", "application/json" };
        return FuzzTarget.OfBytes(row.Source, [Bodies[row.Source], Bodies[row.Source].Trim('[', ']')], input =>
        {
            // Headers as strange as the body.
            var strange = Encoding.Latin1.GetString(input.AsSpan(0, Math.Min(input.Length, 300))).ReplaceLineEndings(" ");
            _ = verifier.Verify(Request(input, [.. row.Headers.Select(name => (name, strange)), ("Content-Type", strange), ("ce-id", strange), ("ce-type", strange)]));
            var answers = others.Select(type => Answer(row.Source, verifier.Verify(Request(input, [.. Signed(row, input), ("Content-Type", type), ("ce-specversion", "1.0"), ("ce-id", "1"), ("ce-source", "/s"), ("ce-type", "payment.paid")]))));
            return $"{string.Join(' ', answers.Distinct())} {Meant(row.Source, input)}";
        });
    }

    private static WebhookRequest Request(byte[] body, params (string Name, string Value)[] headers) =>
        new(body, new WebhookHeaders(headers.Select(header => KeyValuePair.Create(header.Name, header.Value))), Now);

    private static IEnumerable<(string Name, string Value)> Signed(SignatureRow row, byte[] body)
    {
        var seconds = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var key = row.Key == KeyForm.Hex ? Convert.FromHexString(HexKey) : Encoding.UTF8.GetBytes(Secret);
        return row.Source switch
        {
            "standard" => [("webhook-id", "m"), ("webhook-timestamp", seconds), ("webhook-signature", WebhookSecret.Parse(Secret)!.Sign("m", seconds, body))],
            "stripe" => [("Stripe-Signature", $"t={seconds},v1={Convert.ToHexStringLower(Hash(key, [.. Encoding.UTF8.GetBytes($"{seconds}."), .. body]))}")],
            "mollie" or "gocardless" => [(row.Headers[0], Convert.ToHexStringLower(Hash(key, body)))],
            "square" => [(row.Headers[0], Convert.ToBase64String(Hash(key, [.. Encoding.UTF8.GetBytes(Address), .. body])))],
            "adyen-platform" => [(row.Headers[0], Convert.ToBase64String(Hash(key, body)))],
            "cloudevents" => [("Authorization", $"Bearer {Secret}")],
            _ => [],
        };
    }

    private static byte[] Hash(byte[] key, byte[] signed) => HMACSHA256.HashData(key, signed);

    private static string Answer(string scheme, Verdict verdict) => verdict switch
    {
        Verdict.Verified verified => string.Concat(verified.Events.Take(20).Select(happened => Gist(PaymentMeaning.Of(scheme, happened))).Distinct()),
        Verdict.Unreadable unreadable => FuzzTarget.Gist(unreadable.Problem),
        _ => verdict.GetType().Name,
    };

    // Where a signature cannot be made anew for every body, what is signed is looked into without one.
    private static string Meant(string scheme, byte[] input) => scheme switch
    {
        "mollie-classic" => Gist(PaymentMeaning.OfMolliePayment("tr_1", input)),
        "adyen" or "paypal" when WebhookJson.Read(input, out _) is { } body => Gist(PaymentMeaning.Of(scheme, new VerifiedEvent("P1/AUTHORISATION/true", Item(body)))),
        _ => "",
    };

    private static JsonElement Item(JsonElement body) =>
        WebhookJson.Field(body, "notificationItems") is { ValueKind: JsonValueKind.Array } items && items.GetArrayLength() > 0 && WebhookJson.Field(items[0], "NotificationRequestItem") is { } item ? item : body;

    private static string Gist(Understanding meaning) => meaning switch
    {
        Understanding.Unreadable unreadable => FuzzTarget.Gist(unreadable.Problem),
        Understanding.Ignored ignored => FuzzTarget.Gist(ignored.Why),
        Understanding.Reports reports => string.Concat(reports.All.Select(report => $"{report.Kind}{report.Amount?.Currency}")),
        _ => meaning.GetType().Name,
    };
}
