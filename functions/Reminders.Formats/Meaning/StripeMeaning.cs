using System.Text.Json;
using Reminders.Domain.Payments;
using Reminders.Formats.Webhooks;
using static Reminders.Domain.Payments.PaymentNews;

namespace Reminders.Formats.Meaning;

/// <summary>
/// Stripe. One payment shows up as payment intent, invoice payment and invoice: all carry the payment intent's id where they can, and an
/// invoice's amount is the total paid so far. An invoice that names no intent sums up those that name it, or nothing. <c>charge.refunded</c> tells a running total, <c>refund.created</c> the single refund.
/// </summary>
internal static class StripeMeaning
{
    private const string Currency = "data.object.currency";
    private const string InvoicePayment = "data.object.payment.payment_intent|data.object.payment.charge|data.object.id";
    private const string Intent = "data.object.payment_intent|data.object.charge|data.object.id";

    public static SourceMeaning Table { get; } = new(SignatureTable.Stripe.Source, GatewayAmounts.Stripe,
    [
        new("payment_intent.succeeded", Paid, "data.object.id") { Amount = "data.object.amount_received", Currency = Currency },
        new("checkout.session.async_payment_succeeded", Paid, Intent) { Amount = "data.object.amount_total", Currency = Currency },
        new("checkout.session.completed/paid", Paid, Intent) { Amount = "data.object.amount_total", Currency = Currency },
        Invoice("invoice.paid", Paid) with { Amount = "data.object.amount_paid", Total = true },
        new("invoice_payment.paid", Paid, InvoicePayment) { Amount = "data.object.amount_paid", Currency = Currency },
        new("payment_intent.partially_funded", PartPaid, "data.object.id"),
        new("payment_intent.processing", Pending, "data.object.id") { Amount = "data.object.amount", Currency = Currency },
        new("payment_intent.canceled", Failed, "data.object.id"),
        new("payment_intent.payment_failed", Failed, "data.object.id") { Amount = "data.object.amount", Currency = Currency },
        Invoice("invoice.payment_failed", Failed) with { Amount = "data.object.amount_due", Retry = "data.object.next_payment_attempt" },
        new("charge.refunded", Refunded, Intent) { Amount = "data.object.amount_refunded", Currency = Currency, Total = true },
        Part("refund.created", Refunded),
        Part("refund.failed", Reinstated),
        Part("charge.dispute.created", Disputed),
        Part("charge.dispute.closed", DisputeClosed),
        Part("charge.dispute.funds_withdrawn", ChargedBack),
        Part("charge.dispute.funds_reinstated", Reinstated),
        new("invoice.voided", Voided, "data.object.id"),
        new("invoice.marked_uncollectible", Voided, "data.object.id"),
        new("credit_note.created", Credited, "data.object.invoice")
        {
            Amount = "data.object.total", Currency = Currency, Movement = "data.object.id",
        },
    ])
    {
        Names = happened => Text(happened.Content, "type") is { } type ? [$"{type}/{Text(happened.Content, "data.object.payment_status")}", type] : [],
        OccurredAt = "created",
        InvoiceId = "data.object.metadata.invoiceId|data.object.metadata.invoice_id",
        PaymentReference = "data.object.metadata.paymentReference|data.object.metadata.payment_reference",
        GatewayInvoice = "data.object.invoice",
        PayerName = "data.object.customer_name|data.object.billing_details.name|data.object.customer_details.name",
        Text = "data.object.description|data.object.statement_descriptor",
    };

    /// <summary>The event itself, where a cloud's event bus has put an envelope around it.</summary>
    public static VerifiedEvent Unwrapped(VerifiedEvent happened)
    {
        foreach (var field in (string[])["detail", "data"])
        {
            if (happened.Content.ValueKind == JsonValueKind.Object
                && happened.Content.TryGetProperty(field, out var inside)
                && Text(inside, "object") == "event"
                && Text(inside, "id") is { Length: > 0 and <= 200 } id)
            {
                return new VerifiedEvent(id, inside);
            }
        }

        return happened;
    }

    // Since 2025 an invoice does not name its payments: then it is a payment of its own that sums them up.
    private static MeaningRow Invoice(string name, PaymentNews kind) =>
        new(name, kind, Intent) { Currency = Currency, SumsUp = "data.object.id", GatewayInvoice = "data.object.id" };

    private static MeaningRow Part(string name, PaymentNews kind) =>
        new(name, kind, Intent) { Amount = "data.object.amount", Currency = Currency, Movement = "data.object.id" };

    private static string? Text(JsonElement element, string name) => ((JsonPath)name).Text(element, 200);
}
