using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Documents;

namespace Reminders.Domain.Payments;

/// <summary>What can happen to a payment. Closed: every case is here.</summary>
public abstract record PaymentEvent
{
    private PaymentEvent()
    {
    }

    public sealed record PaymentReceived(
        string Source,
        string PaymentId,
        MinorUnits Amount,
        string Currency,
        LocalDate BookedOn,
        string? InvoiceId,
        string? PaymentReference,
        DocumentRef? Payer) : PaymentEvent;

    /// <summary>A certain match found by rule.</summary>
    public sealed record PaymentMatched(string InvoiceId, MinorUnits Amount, string Rule) : PaymentEvent;

    /// <summary>A person said which invoices it pays.</summary>
    public sealed record PaymentAssigned(ImmutableArray<Allocation> Allocations) : PaymentEvent;

    public sealed record PaymentReversed(string ReversalId, MinorUnits Amount, DocumentRef? Reason) : PaymentEvent;
}

/// <summary>A part of a payment that pays one invoice.</summary>
public sealed record Allocation(string InvoiceId, MinorUnits Amount);
