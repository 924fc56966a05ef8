using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Application.Payments;

/// <summary>A payment as a gateway, a bank or a billing system reports it, validated field by field.</summary>
public sealed record PaymentInput(string Source, string PaymentId, Money Amount, LocalDate BookedOn)
{
    /// <summary>The source of payments reported without one.</summary>
    public const string DefaultSource = "api";

    public string? InvoiceId { get; init; }

    public string? PaymentReference { get; init; }

    /// <summary>Who paid, as the bank names them: personal data.</summary>
    public string? Payer { get; init; }

    /// <summary>From which account, as the bank writes it.</summary>
    public string? PayerAccount { get; init; }

    /// <summary>What the payer wrote. With it or an account the reference is a bank line's, too: typed by the payer.</summary>
    public string? Text { get; init; }

    /// <summary>The payer's own id of it, which a bank repeats when it takes the money back.</summary>
    public string? EndToEndId { get; init; }
}

public sealed record ReversalInput(string ReversalId, Money Amount)
{
    public string? Reason { get; init; }
}
