using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;

namespace Reminders.Formats.Meaning;

/// <summary>
/// One thing a gateway says, in our terms. Reports come doubled, late and out of order; what is counted once is the money of
/// (<see cref="Source"/>, <see cref="PaymentId"/>, <see cref="MovementId"/>).
/// </summary>
public sealed record PaymentReport(string Source, string EventId, string PaymentId, PaymentNews Kind)
{
    /// <summary>Always positive; the kind tells the direction. Null where the source does not say it: see <see cref="AmountAt"/>.</summary>
    public Money? Amount { get; init; }

    /// <summary>The amount is all of this kind so far for this payment, not another part of it.</summary>
    public bool AmountIsTotal { get; init; }

    /// <summary>The payment is the gateway's own invoice: it sums up payments that may be told one by one as well.</summary>
    public bool SumsUp { get; init; }

    /// <summary>The single capture, refund or dispute; null if the payment itself is meant.</summary>
    public string? MovementId { get; init; }

    /// <summary>It failed, and the gateway will try again by itself.</summary>
    public bool RetryComing { get; init; }

    /// <summary>When the source says it happened; null if it does not say so under its signature.</summary>
    public Instant? OccurredAt { get; init; }

    /// <summary>Where the source tells the amount, if not here.</summary>
    public Uri? AmountAt { get; init; }

    public PaymentReferences References { get; init; } = new();
}

/// <summary>
/// What may tell which invoice is meant. <see cref="InvoiceId"/> and <see cref="PaymentReference"/> were put there by the creditor's
/// own systems; name, account and text are the payer's: personal data.
/// </summary>
public sealed record PaymentReferences
{
    public string? InvoiceId { get; init; }

    public string? PaymentReference { get; init; }

    /// <summary>The gateway's own invoice, which ties its payments together: what one of them names, all are for.</summary>
    public string? GatewayInvoice { get; init; }

    public string? PayerName { get; init; }

    public string? PayerAccount { get; init; }

    public string? Text { get; init; }
}
