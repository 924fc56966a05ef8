using Reminders.Domain.Payments;
using Reminders.Formats.Webhooks;
using static Reminders.Domain.Payments.PaymentNews;

namespace Reminders.Formats.Meaning;

/// <summary>GoCardless. Its events name the payment and never the amount, which is asked for at its own address.</summary>
internal static class GoCardlessMeaning
{
    private const string Payment = "links.payment";

    public static SourceMeaning Table { get; } = new(SignatureTable.GoCardless.Source, GatewayAmounts.MinorUnits,
    [
        new("payments/submitted", Pending, Payment),
        new("payments/confirmed", Paid, Payment),
        new("payments/paid_out", Paid, Payment),
        new("payments/failed", Failed, Payment) { Retry = "details.will_attempt_retry" },
        new("payments/customer_approval_denied", Failed, Payment),
        new("payments/cancelled", Failed, Payment),
        new("payments/charged_back", ChargedBack, Payment),
        new("payments/late_failure_settled", ChargedBack, Payment),
        new("payments/chargeback_settled", ChargedBack, Payment),
        new("payments/chargeback_cancelled", Reinstated, Payment),
        new("refunds/created", Refunded, Payment) { Movement = "links.refund" },
        new("refunds/paid", Refunded, Payment) { Movement = "links.refund" },
        new("refunds/failed", Reinstated, Payment) { Movement = "links.refund" },
    ])
    {
        Names = happened => [Name(happened)],
        OccurredAt = "created_at",
        InvoiceId = "resource_metadata.invoiceId|resource_metadata.invoice_id|metadata.invoiceId|metadata.invoice_id",
        PaymentReference = "resource_metadata.paymentReference|metadata.paymentReference",
        DetailsAt = id => id.StartsWith("PM", StringComparison.Ordinal) && id.All(char.IsAsciiLetterOrDigit)
            ? new Uri($"https://api.gocardless.com/payments/{id}")
            : null,
    };

    /// <summary>
    /// The report with its amount as the payment's own address answered it: what was collected, or all that was refunded so far.
    /// Null if the answer is about another payment or cannot be read.
    /// </summary>
    public static PaymentReport? WithAmount(PaymentReport report, ReadOnlyMemory<byte> json, out string problem)
    {
        if (WebhookJson.Read(json, out problem) is not { } body)
        {
            return null;
        }

        if (((JsonPath)"payments.id").Text(body, 100) != report.PaymentId)
        {
            problem = "the answer is about another payment";
            return null;
        }

        var isRefund = report.Kind is Refunded or Reinstated;
        var path = (JsonPath)(isRefund ? "payments.amount_refunded" : "payments.amount");
        if (GatewayAmounts.MinorUnits.Read(path.In(body), ((JsonPath)"payments.currency").Text(body, 3), out var amount) is { } wrong)
        {
            problem = wrong;
            return null;
        }

        return report with
        {
            Amount = amount.IsPositive ? amount : null,
            AmountIsTotal = isRefund,
            MovementId = isRefund ? null : report.MovementId,
            References = report.References with
            {
                InvoiceId = report.References.InvoiceId ?? ((JsonPath)"payments.metadata.invoiceId|payments.metadata.invoice_id").Text(body, 100),
                PaymentReference = report.References.PaymentReference ?? ((JsonPath)"payments.metadata.paymentReference|payments.reference").Text(body, 140),
            },
        };
    }

    private static string? Name(VerifiedEvent happened) =>
        ((JsonPath)"resource_type").Text(happened.Content, 60) is { } resource && ((JsonPath)"action").Text(happened.Content, 60) is { } action
            ? $"{resource}/{action}"
            : null;
}
