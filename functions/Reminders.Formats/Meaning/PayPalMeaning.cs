using System.Text.Json;
using Reminders.Domain.Payments;
using Reminders.Formats.Webhooks;
using static Reminders.Domain.Payments.PaymentNews;

namespace Reminders.Formats.Meaning;

/// <summary>PayPal. A refund is a resource of its own and names its capture in the link <c>up</c>.</summary>
internal static class PayPalMeaning
{
    private const string Value = "resource.amount.value|resource.amount.total";
    private const string Code = "resource.amount.currency_code|resource.amount.currency";
    private const string Disputed = "resource.disputed_transactions.0.seller_transaction_id|resource.dispute_id";

    public static SourceMeaning Table { get; } = new(SignatureTable.PayPal.Source, GatewayAmounts.Decimals,
    [
        Capture("PAYMENT.CAPTURE.COMPLETED", Paid),
        Capture("PAYMENT.SALE.COMPLETED", Paid),
        Capture("PAYMENT.CAPTURE.PENDING", Pending),
        Capture("PAYMENT.CAPTURE.DENIED", Failed),
        Capture("PAYMENT.CAPTURE.DECLINED", Failed),
        Refund("PAYMENT.CAPTURE.REFUNDED", Refunded),
        Refund("PAYMENT.CAPTURE.REVERSED", ChargedBack),
        new("CUSTOMER.DISPUTE.CREATED", PaymentNews.Disputed, Disputed)
        {
            Amount = "resource.dispute_amount.value", Currency = "resource.dispute_amount.currency_code", Movement = "resource.dispute_id",
        },
        new("CUSTOMER.DISPUTE.RESOLVED", DisputeClosed, Disputed) { Movement = "resource.dispute_id" },
        new("INVOICING.INVOICE.PAID", Paid, "resource.invoice.id|resource.id")
        {
            Amount = "resource.invoice.payments.paid_amount.value",
            Currency = "resource.invoice.payments.paid_amount.currency_code",
            Total = true,
        },
        new("INVOICING.INVOICE.CANCELLED", Voided, "resource.invoice.id|resource.id"),
    ])
    {
        Names = happened => [((JsonPath)"event_type").Text(happened.Content, 100)],
        OccurredAt = "create_time",
        InvoiceId = "resource.custom_id|resource.invoice_id|resource.invoice.detail.invoice_number",
        PaymentReference = "resource.invoice_id|resource.custom_id|resource.invoice.detail.reference",
        Text = "resource.note_to_payer",
    };

    private static MeaningRow Capture(string name, PaymentNews kind) => new(name, kind, "resource.id") { Amount = Value, Currency = Code };

    private static MeaningRow Refund(string name, PaymentNews kind) => new(name, kind, "resource.supplementary_data.related_ids.capture_id")
    {
        Amount = Value, Currency = Code, Movement = "resource.id", PaymentOf = Up,
    };

    // .../v2/payments/captures/{id}: only the id is taken; nothing is ever asked at this address.
    private static string? Up(JsonElement content) =>
        ((JsonPath)"resource.links").In(content) is { ValueKind: JsonValueKind.Array } links
        && links.EnumerateArray().FirstOrDefault(link => ((JsonPath)"rel").Text(link, 20) == "up") is { ValueKind: JsonValueKind.Object } up
        && ((JsonPath)"href").Text(up, 400) is { } address
        && address[(address.LastIndexOf('/') + 1)..] is { Length: > 0 and <= 40 } id
        && id.All(char.IsAsciiLetterOrDigit)
            ? id
            : null;
}
