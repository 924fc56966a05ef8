using Reminders.Domain.Payments;
using Reminders.Formats.Webhooks;
using static Reminders.Domain.Payments.PaymentNews;

namespace Reminders.Formats.Meaning;

/// <summary>Square. An update says what became of a payment in its status.</summary>
internal static class SquareMeaning
{
    private const string Object = "data.object.";
    private const string Status = Object + "payment.status|" + Object + "refund.status|" + Object + "invoice.status";

    public static SourceMeaning Table { get; } = new(SignatureTable.Square.Source, GatewayAmounts.MinorUnits,
    [
        Payment("payment.updated/COMPLETED", Paid),
        Payment("payment.updated/APPROVED", Pending),
        Payment("payment.updated/PENDING", Pending),
        Payment("payment.updated/FAILED", Failed),
        Payment("payment.updated/CANCELED", Failed),
        Invoice("invoice.payment_made/PARTIALLY_PAID", PartPaid),
        Invoice("invoice.payment_made", Paid),
        Refund("refund.updated/COMPLETED", Refunded),
        Refund("refund.updated/FAILED", Reinstated),
        new("dispute.created", Disputed, Object + "dispute.disputed_payment.payment_id")
        {
            Amount = Object + "dispute.amount_money.amount", Currency = Object + "dispute.amount_money.currency", Movement = Object + "dispute.id",
        },
        new("invoice.canceled", Voided, Object + "invoice.id"),
    ])
    {
        Names = happened => ((JsonPath)"type").Text(happened.Content, 100) is { } type
            ? [$"{type}/{((JsonPath)Status).Text(happened.Content, 40)}", type]
            : [],
        OccurredAt = "created_at",
        InvoiceId = Object + "payment.reference_id|" + Object + "invoice.invoice_number",
        PaymentReference = Object + "payment.reference_id",
        GatewayInvoice = Object + "invoice.id",
        Text = Object + "payment.note",
    };

    private static MeaningRow Payment(string name, PaymentNews kind) => new(name, kind, Object + "payment.id")
    {
        Amount = Object + "payment.amount_money.amount", Currency = Object + "payment.amount_money.currency",
    };

    private static MeaningRow Refund(string name, PaymentNews kind) => new(name, kind, Object + "refund.payment_id")
    {
        Amount = Object + "refund.amount_money.amount", Currency = Object + "refund.amount_money.currency", Movement = Object + "refund.id",
    };

    private static MeaningRow Invoice(string name, PaymentNews kind) => new(name, kind, Object + "invoice.id")
    {
        Amount = Object + "invoice.payment_requests.0.total_completed_amount_money.amount",
        Currency = Object + "invoice.payment_requests.0.total_completed_amount_money.currency",
        Total = true,
        SumsUp = Object + "invoice.id",
    };
}
