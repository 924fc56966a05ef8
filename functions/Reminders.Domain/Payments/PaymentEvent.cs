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
        DocumentRef? Payer) : PaymentEvent
    {
        /// <summary>The payer's own id of it, which a bank repeats when it takes the money back.</summary>
        public string? EndToEndId { get; init; }
    }

    /// <summary>
    /// A bank took money back that somebody had paid: a stream of its own, because which payment that was has to be found.
    /// </summary>
    /// <param name="Source">The bank's source of payments.</param>
    /// <param name="PaymentId">The id of the booking.</param>
    /// <param name="Amount">What was taken back, charges included.</param>
    /// <param name="Currency">Its currency.</param>
    /// <param name="BookedOn">When.</param>
    public sealed record ReturnBooked(string Source, string PaymentId, MinorUnits Amount, string Currency, LocalDate BookedOn) : PaymentEvent
    {
        /// <summary>What the payment had been, as far as the bank says.</summary>
        public MinorUnits? Original { get; init; }

        public string? EndToEndId { get; init; }

        /// <summary>Why, by ISO 20022 (AC04, MD06 ...) or as the bank says it.</summary>
        public string? Reason { get; init; }

        /// <summary>Whose payment it was and what was written: personal data.</summary>
        public DocumentRef? Details { get; init; }
    }

    /// <summary>The payment that a return took back: it is reversed there.</summary>
    public sealed record ReturnFound(string PaymentId) : PaymentEvent;

    /// <summary>
    /// What a gateway said, as it said it. Reports come twice, late and in any order; <see cref="ReportedMoney"/> tells what they mean
    /// together.
    /// </summary>
    public sealed record PaymentReported(string Source, string PaymentId, string EventId, PaymentNews News) : PaymentEvent
    {
        public MinorUnits? Amount { get; init; }

        public string? Currency { get; init; }

        /// <summary>The amount is all of this kind so far, not another part.</summary>
        public bool IsTotal { get; init; }

        /// <summary>The single capture, refund or dispute; null if the payment itself is meant.</summary>
        public string? MovementId { get; init; }

        public bool RetryComing { get; init; }

        public Instant? OccurredAt { get; init; }

        public string? InvoiceId { get; init; }

        public string? PaymentReference { get; init; }

        /// <summary>The gateway's own invoice: what one of its payments names, all are for.</summary>
        public string? GatewayInvoice { get; init; }

        /// <summary>The payment is the gateway's own invoice, and sums up payments that may be told one by one.</summary>
        public bool SumsUp { get; init; }

        /// <summary>Who paid and what they wrote: personal data.</summary>
        public DocumentRef? Details { get; init; }
    }

    /// <summary>More of a payment came, as another part of it or as a larger total.</summary>
    public sealed record PaymentIncreased(MinorUnits Amount) : PaymentEvent;

    /// <summary>Money that was taken back came again.</summary>
    public sealed record PaymentReinstated(string ReversalId, MinorUnits Amount) : PaymentEvent;

    /// <summary>The invoice that reports of a payment are certainly about.</summary>
    public sealed record PaymentExpected(string InvoiceId) : PaymentEvent;

    /// <summary>Invoices it may pay, without certainty: their customers are not reminded until a person has decided.</summary>
    public sealed record PaymentProposed(ImmutableArray<string> InvoiceIds) : PaymentEvent
    {
        /// <summary>Why, for each invoice.</summary>
        public ImmutableArray<ProposalReasons> Reasons { get; init; } = [];
    }

    /// <summary>What an invoice that comes later finds this payment by: hashes of numbers, the payer's name and account.</summary>
    public sealed record PaymentCluesKept(ImmutableArray<string> Keys) : PaymentEvent;

    /// <summary>A person says that what is left of it pays no invoice.</summary>
    public sealed record PaymentSetAside(DocumentRef? Reason) : PaymentEvent;

    /// <summary>A certain match found by rule.</summary>
    public sealed record PaymentMatched(string InvoiceId, MinorUnits Amount, string Rule) : PaymentEvent
    {
        public ImmutableArray<string> Evidence { get; init; } = [];

        /// <summary>What it leaves open and is let pass.</summary>
        public Difference? Difference { get; init; }
    }

    /// <summary>A person said which invoices it pays.</summary>
    public sealed record PaymentAssigned(ImmutableArray<Allocation> Allocations) : PaymentEvent;

    /// <summary>A person took back what was assigned or matched: these allocations, by index, pay no invoice any more.</summary>
    public sealed record PaymentUnassigned(ImmutableArray<int> Indexes, DocumentRef? Reason) : PaymentEvent;

    public sealed record PaymentReversed(string ReversalId, MinorUnits Amount, DocumentRef? Reason) : PaymentEvent;
}

/// <summary>Why a payment may be for an invoice, in words.</summary>
public sealed record ProposalReasons(string InvoiceId, ImmutableArray<string> Evidence);

/// <summary>A part of a payment that pays one invoice.</summary>
public sealed record Allocation(string InvoiceId, MinorUnits Amount)
{
    /// <summary>What it leaves open and is let pass, as long as nothing of the part is taken back.</summary>
    public Difference? Difference { get; init; }
}
