using Reminders.Domain.Payments;
using Reminders.Formats.Webhooks;
using static Reminders.Domain.Payments.PaymentNews;

namespace Reminders.Formats.Meaning;

/// <summary>
/// What senders without a table of their own say, over Standard Webhooks or CloudEvents. The type is the event's or the envelope's;
/// the rest lies in <c>data</c>, or beside it where the envelope took it off: <c>paymentId, amount ("119.00"), currency, invoiceId,
/// paymentReference, payer, payerAccount, text, movementId, willRetry</c>.
/// </summary>
internal static class OwnMeaning
{
    private static readonly MeaningRow[] Rows =
    [
        Row("payment.paid", Paid),
        Row("payment.partPaid", PartPaid) with { IsPart = true },
        Row("payment.pending", Pending),
        Row("payment.failed", Failed) with { Retry = At("willRetry") },
        Row("payment.refunded", Refunded) with { IsPart = true },
        Row("payment.chargedBack", ChargedBack),
        Row("payment.reinstated", Reinstated),
        Row("payment.disputed", Disputed),
        Row("payment.disputeClosed", DisputeClosed),
        Row("payment.voided", Voided) with { Amount = null },
    ];

    public static SourceMeaning Of(string source) => new(source, GatewayAmounts.Decimals, [.. Rows])
    {
        Names = happened => [happened.Type ?? ((JsonPath)"type").Text(happened.Content, 100)],
        MustKnow = name => name.StartsWith("payment.", StringComparison.OrdinalIgnoreCase),
        OccurredAt = "timestamp",
        InvoiceId = At("invoiceId"),
        PaymentReference = At("paymentReference"),
        PayerName = At("payer"),
        PayerAccount = At("payerAccount"),
        Text = At("text"),
    };

    private static string At(string name) => $"data.{name}|{name}";

    private static MeaningRow Row(string name, PaymentNews kind) =>
        new(name, kind, At("paymentId")) { Amount = At("amount"), Currency = At("currency"), Movement = At("movementId") };
}
