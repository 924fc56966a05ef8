using System.Text.Json;
using Reminders.Domain.Payments;
using Reminders.Formats.Meaning;
using Reminders.Formats.Webhooks;

namespace Reminders.Formats.Tests.Meaning;

/// <summary>An event of a source, and what it means: kind, payment, amount; movement and what else is peculiar in words.</summary>
internal sealed record Sample(string Scheme, string Json, PaymentNews Kind, string Payment, string? Amount = null)
{
    public string? Movement { get; init; }

    public bool Total { get; init; }

    public bool Retry { get; init; }

    public bool CapturesApart { get; init; }

    public static IReadOnlyList<Sample> All { get; } =
    [
        Stripe("payment_intent.succeeded", """{"id":"pi_1","amount_received":11900,"currency":"eur"}""", PaymentNews.Paid, "pi_1", "119.00 EUR"),
        Stripe("payment_intent.succeeded", """{"id":"pi_1","amount_received":11900,"currency":"jpy"}""", PaymentNews.Paid, "pi_1", "11900 JPY"),
        Stripe("payment_intent.succeeded", """{"id":"pi_1","amount_received":11900,"currency":"isk"}""", PaymentNews.Paid, "pi_1", "119 ISK"),
        Stripe("payment_intent.succeeded", """{"id":"pi_1","amount_received":5,"currency":"mga"}""", PaymentNews.Paid, "pi_1", "5.00 MGA"),
        Stripe("payment_intent.succeeded", """{"id":"pi_1","amount_received":5120,"currency":"kwd"}""", PaymentNews.Paid, "pi_1", "5.120 KWD"),
        Stripe("checkout.session.async_payment_succeeded", """{"id":"cs_1","payment_intent":"pi_1","amount_total":100,"currency":"eur"}""", PaymentNews.Paid, "pi_1", "1.00 EUR"),
        Stripe("invoice.paid", """{"id":"in_1","payment_intent":"pi_1","amount_paid":11900,"currency":"eur"}""", PaymentNews.Paid, "pi_1", "119.00 EUR") with { Total = true },
        Stripe("invoice.paid", """{"id":"in_1","payment_intent":null,"amount_paid":11900,"currency":"eur"}""", PaymentNews.Paid, "in_1", "119.00 EUR") with { Total = true },
        Stripe("invoice_payment.paid", """{"id":"inpay_1","payment":{"payment_intent":"pi_1"},"amount_paid":5000,"currency":"eur"}""", PaymentNews.Paid, "pi_1", "50.00 EUR"),
        Stripe("payment_intent.partially_funded", """{"id":"pi_1"}""", PaymentNews.PartPaid, "pi_1"),
        Stripe("payment_intent.processing", """{"id":"pi_1","amount":100,"currency":"eur"}""", PaymentNews.Pending, "pi_1", "1.00 EUR"),
        Stripe("payment_intent.payment_failed", """{"id":"pi_1","amount":100,"currency":"eur"}""", PaymentNews.Failed, "pi_1", "1.00 EUR"),
        Stripe("invoice.payment_failed", """{"id":"in_1","payment_intent":"pi_1","amount_due":100,"currency":"eur","next_payment_attempt":1700000000}""", PaymentNews.Failed, "pi_1", "1.00 EUR") with { Retry = true },
        Stripe("invoice.payment_failed", """{"id":"in_1","payment_intent":"pi_1","amount_due":100,"currency":"eur","next_payment_attempt":null}""", PaymentNews.Failed, "pi_1", "1.00 EUR"),
        Stripe("charge.refunded", """{"id":"ch_1","payment_intent":"pi_1","amount_refunded":300,"currency":"eur"}""", PaymentNews.Refunded, "pi_1", "3.00 EUR") with { Total = true },
        Stripe("refund.created", """{"id":"re_1","payment_intent":"pi_1","amount":300,"currency":"eur"}""", PaymentNews.Refunded, "pi_1", "3.00 EUR") with { Movement = "re_1" },
        Stripe("refund.failed", """{"id":"re_1","payment_intent":"pi_1","amount":300,"currency":"eur"}""", PaymentNews.Reinstated, "pi_1", "3.00 EUR") with { Movement = "re_1" },
        Stripe("charge.dispute.created", """{"id":"dp_1","charge":"ch_1","amount":300,"currency":"eur","status":"warning_needs_response"}""", PaymentNews.Disputed, "ch_1", "3.00 EUR") with { Movement = "dp_1" },
        Stripe("charge.dispute.funds_withdrawn", """{"id":"dp_1","payment_intent":"pi_1","amount":300,"currency":"eur"}""", PaymentNews.ChargedBack, "pi_1", "3.00 EUR") with { Movement = "dp_1" },
        Stripe("charge.dispute.funds_reinstated", """{"id":"dp_1","payment_intent":"pi_1","amount":300,"currency":"eur"}""", PaymentNews.Reinstated, "pi_1", "3.00 EUR") with { Movement = "dp_1" },
        Stripe("invoice.voided", """{"id":"in_1"}""", PaymentNews.Voided, "in_1"),
        Stripe("credit_note.created", """{"id":"cn_1","invoice":"in_1","total":300,"currency":"eur"}""", PaymentNews.Credited, "in_1", "3.00 EUR") with { Movement = "cn_1" },
        new("stripe", """{"version":"0","detail":{"object":"event","id":"evt_2","type":"invoice.voided","data":{"object":{"id":"in_1"}}}}""", PaymentNews.Voided, "in_1"),
        Adyen("AUTHORISATION/true", PaymentNews.Paid, "P1"),
        Adyen("AUTHORISATION/true", PaymentNews.Pending, "P1") with { CapturesApart = true },
        Adyen("AUTHORISATION/false", PaymentNews.Failed, "P1"),
        Adyen("CAPTURE/true", PaymentNews.Paid, "P0", "P0") with { CapturesApart = true, Movement = "P1" },
        Adyen("CAPTURE_FAILED/true", PaymentNews.Refunded, "P0", "P0") with { Movement = "P1" },
        Adyen("REFUND/true", PaymentNews.Refunded, "P0", "P0") with { Movement = "P1" },
        Adyen("REFUND_FAILED/true", PaymentNews.Reinstated, "P0", "P0") with { Movement = "P1" },
        Adyen("NOTIFICATION_OF_CHARGEBACK/true", PaymentNews.Disputed, "P0", "P0") with { Movement = "P1" },
        Adyen("CHARGEBACK/true", PaymentNews.ChargedBack, "P0", "P0") with { Movement = "P1" },
        Adyen("SECOND_CHARGEBACK/true", PaymentNews.ChargedBack, "P0", "P0") with { Movement = "P1" },
        Adyen("CHARGEBACK_REVERSED/true", PaymentNews.Reinstated, "P0", "P0") with { Movement = "P1" },
        new("mollie", """{"id":"event_1","type":"payment-link.paid","entityId":"pl_1","_embedded":{"entity":{"amount":{"value":"119.00","currency":"EUR"}}}}""", PaymentNews.Paid, "pl_1", "119.00 EUR"),
        new("mollie", """{"id":"event_1","type":"sales-invoice.canceled","entityId":"invoice_1"}""", PaymentNews.Voided, "invoice_1"),
        GoCardless("payments", "submitted", PaymentNews.Pending),
        GoCardless("payments", "confirmed", PaymentNews.Paid),
        GoCardless("payments", "failed", PaymentNews.Failed),
        GoCardless("payments", "failed", PaymentNews.Failed, """{"will_attempt_retry":true}""") with { Retry = true },
        GoCardless("payments", "failed", PaymentNews.Failed, """{"will_attempt_retry":false}"""),
        GoCardless("payments", "charged_back", PaymentNews.ChargedBack),
        GoCardless("payments", "late_failure_settled", PaymentNews.ChargedBack),
        GoCardless("payments", "chargeback_cancelled", PaymentNews.Reinstated),
        GoCardless("refunds", "created", PaymentNews.Refunded) with { Movement = "RF1" },
        PayPal("PAYMENT.CAPTURE.COMPLETED", """{"id":"C1","amount":{"value":"20.00","currency_code":"USD"}}""", PaymentNews.Paid, "C1", "20.00 USD"),
        PayPal("PAYMENT.CAPTURE.COMPLETED", """{"id":"C1","amount":{"value":"20.00","currency_code":"JPY"}}""", PaymentNews.Paid, "C1", "20 JPY"),
        PayPal("PAYMENT.SALE.COMPLETED", """{"id":"C1","amount":{"total":"20.00","currency":"USD"}}""", PaymentNews.Paid, "C1", "20.00 USD"),
        PayPal("PAYMENT.CAPTURE.PENDING", """{"id":"C1","amount":{"value":"20.00","currency_code":"USD"}}""", PaymentNews.Pending, "C1", "20.00 USD"),
        PayPal("PAYMENT.CAPTURE.DENIED", """{"id":"C1","amount":{"value":"20.00","currency_code":"USD"}}""", PaymentNews.Failed, "C1", "20.00 USD"),
        PayPal("PAYMENT.CAPTURE.REFUNDED", """{"id":"R1","amount":{"value":"5.00","currency_code":"USD"},"links":[{"rel":"self","href":"https://api.paypal.com/v2/payments/refunds/R1"},{"rel":"up","href":"https://api.paypal.com/v2/payments/captures/C1"}]}""", PaymentNews.Refunded, "C1", "5.00 USD") with { Movement = "R1" },
        PayPal("CUSTOMER.DISPUTE.CREATED", """{"dispute_id":"PP-D-1","disputed_transactions":[{"seller_transaction_id":"C1"}],"dispute_amount":{"value":"5.00","currency_code":"USD"}}""", PaymentNews.Disputed, "C1", "5.00 USD") with { Movement = "PP-D-1" },
        new("square", """{"type":"payment.updated","data":{"object":{"payment":{"id":"S1","status":"COMPLETED","amount_money":{"amount":500,"currency":"GBP"}}}}}""", PaymentNews.Paid, "S1", "5.00 GBP"),
        new("square", """{"type":"refund.updated","data":{"object":{"refund":{"id":"SR1","payment_id":"S1","status":"COMPLETED","amount_money":{"amount":500,"currency":"GBP"}}}}}""", PaymentNews.Refunded, "S1", "5.00 GBP") { Movement = "SR1" },
        new("square", """{"type":"invoice.payment_made","data":{"object":{"invoice":{"id":"inv:1","status":"PARTIALLY_PAID","payment_requests":[{"total_completed_amount_money":{"amount":500,"currency":"GBP"}}]}}}}""", PaymentNews.PartPaid, "inv:1", "5.00 GBP") { Total = true },
        new("square", """{"type":"invoice.canceled","data":{"object":{"invoice":{"id":"inv:1"}}}}""", PaymentNews.Voided, "inv:1"),
        new("standard", """{"type":"payment.paid","timestamp":"2026-01-02T03:04:05Z","data":{"paymentId":"p-1","amount":"119.00","currency":"EUR","invoiceId":"2026-1001"}}""", PaymentNews.Paid, "p-1", "119.00 EUR"),
        new("standard", """{"type":"payment.failed","data":{"paymentId":"p-1","amount":"119","currency":"EUR","willRetry":true}}""", PaymentNews.Failed, "p-1", "119.00 EUR") { Retry = true },
        new("cloudevents", """{"type":"payment.refunded","paymentId":"p-1","movementId":"r-1","amount":"19.00","currency":"EUR"}""", PaymentNews.Refunded, "p-1", "19.00 EUR") { Movement = "r-1" },
    ];

    public static Understanding Meaning(string scheme, string json, bool capturesApart = false, string eventId = "e-1") =>
        PaymentMeaning.Of(scheme, new VerifiedEvent(eventId, JsonElement.Parse(json)), capturesApart);

    public Understanding Meaning() => Meaning(Scheme, Json, CapturesApart, EventId);

    private string EventId => Scheme == "adyen"
        ? $"P1/{JsonElement.Parse(Json).GetProperty("eventCode").GetString()}/{JsonElement.Parse(Json).GetProperty("success").GetString()}"
        : "e-1";

    private static Sample Stripe(string type, string item, PaymentNews kind, string payment, string? amount = null) =>
        new("stripe", $$"""{"id":"evt_1","type":"{{type}}","created":1700000000,"data":{"object":{{item}} } }""", kind, payment, amount);

    private static Sample Adyen(string name, PaymentNews kind, string payment, string original = "") => new(
        "adyen",
        $$"""{"pspReference":"P1","originalReference":"{{original}}","merchantReference":"2026-1001","amount":{"value":11900,"currency":"EUR"},"eventCode":"{{name.Split('/')[0]}}","success":"{{name.Split('/')[1]}}" }""",
        kind, payment, "119.00 EUR");

    private static Sample GoCardless(string resource, string action, PaymentNews kind, string details = "{}") => new(
        "gocardless",
        $$"""{"id":"EV1","created_at":"2018-07-05T09:13:51.404Z","resource_type":"{{resource}}","action":"{{action}}","links":{"payment":"PM1","refund":"RF1"},"details":{{details}} }""",
        kind, "PM1");

    private static Sample PayPal(string type, string resource, PaymentNews kind, string payment, string amount) =>
        new("paypal", $$"""{"id":"WH-1","event_type":"{{type}}","create_time":"2026-01-02T03:04:05Z","resource":{{resource}} }""", kind, payment, amount);
}
