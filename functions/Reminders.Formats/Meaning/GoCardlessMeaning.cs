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

    private static string? Name(VerifiedEvent happened) =>
        ((JsonPath)"resource_type").Text(happened.Content, 60) is { } resource && ((JsonPath)"action").Text(happened.Content, 60) is { } action
            ? $"{resource}/{action}"
            : null;
}
