using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;

namespace Reminders.Application.Payments;

/// <summary>One thing a gateway says about a payment, verified and understood. Its event id is known once for the life of the payment.</summary>
public sealed record PaymentReportInput(string Source, string PaymentId, string EventId, PaymentNews News)
{
    public Money? Amount { get; init; }

    /// <summary>The amount is all of this kind so far, not another part.</summary>
    public bool IsTotal { get; init; }

    /// <summary>The single capture, refund or dispute; null if the payment itself is meant.</summary>
    public string? MovementId { get; init; }

    public bool RetryComing { get; init; }

    public Instant? OccurredAt { get; init; }

    public string? InvoiceId { get; init; }

    public string? PaymentReference { get; init; }

    /// <summary>The gateway's own invoice, which ties its payments together.</summary>
    public string? GatewayInvoice { get; init; }

    /// <summary>The payment is the gateway's own invoice, and sums up payments that may be told one by one.</summary>
    public bool SumsUp { get; init; }

    /// <summary>Who paid, as the source names them: personal data.</summary>
    public string? PayerName { get; init; }

    public string? PayerAccount { get; init; }

    /// <summary>What the payer wrote.</summary>
    public string? Text { get; init; }
}
