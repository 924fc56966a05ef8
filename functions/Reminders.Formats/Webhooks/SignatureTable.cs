using System.Collections.Immutable;
using NodaTime;
using static Reminders.Formats.Webhooks.KeyForm;
using static Reminders.Formats.Webhooks.SignatureForm;

namespace Reminders.Formats.Webhooks;

/// <summary>Every source that is understood, in one table. The verifiers read theirs from here.</summary>
public static class SignatureTable
{
    private static readonly Duration FiveMinutes = Duration.FromMinutes(5);

    public static readonly SignatureRow StandardWebhooks = new(
        "standard", ["webhook-id", "webhook-timestamp", "webhook-signature"], "{id}.{timestamp}.{body}",
        PrefixedBase64, HmacSha256Base64, FiveMinutes, "webhook-id");

    public static readonly SignatureRow Stripe = new(
        "stripe", ["Stripe-Signature"], "{t}.{body}", Utf8, HmacSha256Hex, FiveMinutes, "id")
    { MaxBodyBytes = 256 * 1024 };

    public static readonly SignatureRow Adyen = new(
        "adyen", [], "each item: pspReference:originalReference:merchantAccountCode:merchantReference:value:currency:eventCode:success",
        Hex, HmacSha256Base64, null, "pspReference/eventCode/success")
    { MaxBodyBytes = 256 * 1024, Acknowledged = 200, AcknowledgedBody = "[accepted]" };

    public static readonly SignatureRow AdyenPlatform = new(
        "adyen-platform", ["HmacSignature"], "{body}", Hex, HmacSha256Base64, null, "data.id")
    { Acknowledged = 200, AcknowledgedBody = "[accepted]" };

    public static readonly SignatureRow MollieClassic = new(
        "mollie-classic", [], "nothing: the payment is fetched", KeyForm.None, SignatureForm.None, null, "what the payment says")
    { MaxBodyBytes = 1024, Acknowledged = 200 };

    public static readonly SignatureRow Mollie = new(
        "mollie", ["X-Mollie-Signature"], "{body}", Utf8, HmacSha256Hex, null, "id")
    { Acknowledged = 200 };

    public static readonly SignatureRow GoCardless = new(
        "gocardless", ["Webhook-Signature"], "{body}", Utf8, HmacSha256Hex, null, "events[].id")
    { MaxBodyBytes = 1024 * 1024, Acknowledged = 204 };

    public static readonly SignatureRow PayPal = new(
        "paypal", ["PAYPAL-TRANSMISSION-ID", "PAYPAL-TRANSMISSION-TIME", "PAYPAL-TRANSMISSION-SIG", "PAYPAL-CERT-URL", "PAYPAL-AUTH-ALGO"],
        "{id}|{time}|{webhookId}|{crc32(body)}", Certificate, RsaSha256Base64, null, "PAYPAL-TRANSMISSION-ID")
    { MaxBodyBytes = 256 * 1024, Acknowledged = 200 };

    public static readonly SignatureRow Square = new(
        "square", ["x-square-hmacsha256-signature"], "{notificationUrl}{body}", Utf8, HmacSha256Base64, null, "event_id")
    { Acknowledged = 200 };

    public static readonly SignatureRow CloudEvents = new(
        "cloudevents", ["Authorization"], "nothing: the bearer token stands for the sender", Utf8, BearerToken, null, "source and id")
    { MaxBodyBytes = 1024 * 1024 };

    public static ImmutableArray<SignatureRow> All { get; } =
        [StandardWebhooks, Stripe, Adyen, AdyenPlatform, MollieClassic, Mollie, GoCardless, PayPal, Square, CloudEvents];
}
