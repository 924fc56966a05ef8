using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Decisions;
using Reminders.Domain.Documents;
using Reminders.Domain.Payments;

namespace Reminders.Domain.Invoices;

/// <summary>
/// What can happen to a case. Closed: every case is here, and its name is the timeline's type. Amounts are minor units of the
/// invoice's currency; free text is in documents.
/// </summary>
public abstract record InvoiceEvent
{
    private InvoiceEvent()
    {
    }

    public sealed record InvoiceRegistered(
        string InvoiceId,
        string Number,
        MinorUnits Amount,
        string Currency,
        LocalDate IssueDate,
        LocalDate DueDate,
        string CustomerId,
        string? PaymentReference,
        string? PaymentUrl,
        string Policy,
        string Segment,
        bool AutoCollect,
        string Fingerprint,
        DocumentRef? Metadata) : InvoiceEvent
    {
        /// <summary>The document it was read from, in pieces, as received.</summary>
        public ImmutableArray<DocumentRef> Received { get; init; } = [];

        /// <summary>What its terms let the customer keep when paying early; null for nothing.</summary>
        public ImmutableArray<CashDiscount>? CashDiscounts { get; init; }

        /// <summary>Which of the creditor's accounts it names as the one to pay to, as IBAN; null: the creditor's usual one.</summary>
        public string? PayTo { get; init; }
    }

    public sealed record InvoiceAmended(
        LocalDate? DueDate, string? PaymentReference, string? PaymentUrl, bool? AutoCollect, DocumentRef? Reason) : InvoiceEvent;

    public sealed record CreditNoteApplied(string CreditNoteId, MinorUnits Amount, DocumentRef? Reason) : InvoiceEvent
    {
        /// <summary>The document it was read from, in pieces, as received.</summary>
        public ImmutableArray<DocumentRef> Received { get; init; } = [];
    }

    public sealed record InvoiceCancelled(DocumentRef? Reason) : InvoiceEvent;

    public sealed record WrittenOff(MinorUnits Amount, DocumentRef? Reason) : InvoiceEvent;

    public sealed record PaymentReceived(string Source, string PaymentId, MinorUnits Amount, LocalDate BookedOn) : InvoiceEvent
    {
        /// <summary>It sums up payments of its source that may be told one by one: only the larger of both counts.</summary>
        public bool SumsUp { get; init; }

        /// <summary>What was taken back of it before it came to its invoice: what sums it up still holds that.</summary>
        public MinorUnits ReturnedBefore { get; init; }
    }

    public sealed record PaymentReversed(
        string Source, string PaymentId, string ReversalId, MinorUnits Amount, DocumentRef? Reason) : InvoiceEvent;

    /// <summary>A person took back that the payment is for this invoice. The money is still here, and nobody reclaimed it.</summary>
    public sealed record PaymentUnassigned(string Source, string PaymentId, MinorUnits Amount, DocumentRef? Reason) : InvoiceEvent
    {
        /// <summary>It sums up payments of its source that may be told one by one.</summary>
        public bool SumsUp { get; init; }
    }

    /// <summary>What a payment left open is let pass by the creditor's matching rules.</summary>
    public sealed record DifferenceForgiven(string Source, string PaymentId, MinorUnits Amount, DifferenceKind Kind) : InvoiceEvent;

    /// <summary>The payment was taken back, so what it left open is owed again.</summary>
    public sealed record DifferenceReclaimed(string Source, string PaymentId, MinorUnits Amount) : InvoiceEvent;

    /// <summary>A gateway says that money is on its way.</summary>
    public sealed record PaymentPending(string Source, string PaymentId, MinorUnits? Amount) : InvoiceEvent;

    /// <summary>Money that was on its way will not come.</summary>
    public sealed record PaymentFailed(string Source, string PaymentId) : InvoiceEvent;

    /// <summary>Money that was on its way is no longer waited for: it took too long, or it came for something else.</summary>
    public sealed record PaymentPendingEnded(string Source, string PaymentId) : InvoiceEvent;

    /// <summary>Money came that may be for this invoice; a person decides.</summary>
    public sealed record PaymentProposed(string Source, string PaymentId, MinorUnits Amount) : InvoiceEvent
    {
        /// <summary>The amount's, if it is not the invoice's.</summary>
        public string? Currency { get; init; }

        /// <summary>Why it may be.</summary>
        public ImmutableArray<string> Evidence { get; init; } = [];

        /// <summary>How often a decision about the payment was taken back before: each time it is another question.</summary>
        public int Retractions { get; init; }
    }

    /// <summary>It is decided what the money was for.</summary>
    public sealed record PaymentProposalEnded(string Source, string PaymentId) : InvoiceEvent
    {
        /// <summary>As in the proposal that this ends.</summary>
        public int Retractions { get; init; }
    }

    /// <summary>The payer had the payment charged back or objects to it at the gateway.</summary>
    public sealed record PaymentContested(string Source, string PaymentId) : InvoiceEvent;

    public sealed record PaymentContestEnded(string Source, string PaymentId) : InvoiceEvent;

    /// <summary>The customer says it was paid. Nothing is sent until then or until somebody has looked.</summary>
    public sealed record PaymentClaimed(LocalDate? PaidOn, Instant Until, DocumentRef? Note) : InvoiceEvent;

    public sealed record PaymentClaimEnded(string Outcome) : InvoiceEvent;

    public sealed record HoldPlaced(Instant? Until, DocumentRef? Reason) : InvoiceEvent;

    public sealed record HoldReleased(bool Expired, DocumentRef? Reason) : InvoiceEvent;

    public sealed record DisputeOpened(MinorUnits? Amount, DocumentRef? Reason) : InvoiceEvent;

    public sealed record DisputeResolved(DisputeOutcome Outcome, DocumentRef? Reason) : InvoiceEvent;

    public sealed record PromiseMade(LocalDate Date, MinorUnits Amount, Instant Until, DocumentRef? Reason) : InvoiceEvent;

    public sealed record PromiseKept : InvoiceEvent;

    public sealed record PromiseBroken : InvoiceEvent;

    public sealed record PlanAgreed(ImmutableArray<Instalment> Instalments, DocumentRef? Reason) : InvoiceEvent;

    public sealed record PlanKept : InvoiceEvent;

    public sealed record PlanBroken(LocalDate MissedOn) : InvoiceEvent;

    public sealed record DeferralGranted(LocalDate DueDate, DocumentRef? Reason) : InvoiceEvent;

    /// <summary>The gate: from here on a message may be under way. Appended at the version the decision was made on.</summary>
    public sealed record ReminderIntended(
        string ContactId,
        int Round,
        string Step,
        int Attempt,
        string Channel,
        int Severity,
        ImmutableArray<string> Covers,
        Instant ClaimedAt,
        ImmutableArray<Explanation> Explanation) : InvoiceEvent;

    /// <summary>A step's time had come and nothing was sent, and why. Not before <see cref="NotBefore"/> is it asked again.</summary>
    public sealed record ReminderSuppressed(
        string Step, int Severity, string Reason, Instant? NotBefore, ImmutableArray<Explanation> Explanation) : InvoiceEvent;

    public sealed record ReminderSent(
        string ContactId,
        int Round,
        string Step,
        int Attempt,
        string Channel,
        int Severity,
        ImmutableArray<string> Covers,
        DocumentRef? Message) : InvoiceEvent;

    public sealed record ReminderFailed(
        string ContactId, int Round, string Step, int Attempt, string Channel, int Severity, bool Permanent, string Reason) : InvoiceEvent;

    public sealed record ReminderOutcomeUnknown(
        string ContactId, int Round, string Step, int Attempt, string Channel, int Severity) : InvoiceEvent;

    /// <summary>
    /// What the provider says became of a message after it left: <c>delivered</c>, <c>bounced</c>, <c>suppressed</c>, <c>failed</c>,
    /// <c>quarantined</c>, <c>filteredSpam</c>.
    /// </summary>
    public sealed record DeliveryReported(string ContactId, string Channel, string Status) : InvoiceEvent;

    /// <summary>The claim that might have covered this invoice came to nothing here.</summary>
    public sealed record ContactReleased(string ContactId, string Reason) : InvoiceEvent;

    /// <summary>A charge beside the principal, by which law or agreement, and where its rate is written.</summary>
    public sealed record ChargeAdded(string Charge, string Kind, string Step, MinorUnits Amount, string? LegalBasis, string Source) : InvoiceEvent
    {
        public const string LumpSum = "lumpSum";
        public const string Interest = "interest";
    }

    public sealed record ChargeWaived(string Charge, MinorUnits Amount) : InvoiceEvent;

    public sealed record TaskOpened(string TaskId, string Kind, string? Step, string Detail) : InvoiceEvent;

    public sealed record TaskCompleted(string TaskId, string Kind, string Outcome, DocumentRef? Note) : InvoiceEvent;

    public sealed record ApprovalRequested(string Step) : InvoiceEvent;

    public sealed record Approved(string Step, DocumentRef? Reason) : InvoiceEvent;

    public sealed record Rejected(string Step, DocumentRef? Reason) : InvoiceEvent;

    /// <summary>The request no longer fits the case; the step may come again in its time.</summary>
    public sealed record ApprovalWithdrawn(string Step, string Why) : InvoiceEvent;

    public sealed record HandedOver(MinorUnits Amount) : InvoiceEvent;

    public sealed record StepSkipped(string Step, SkipReason Why, DocumentRef? Reason) : InvoiceEvent;

    /// <summary>The case follows another policy from here on; its next step comes no earlier than it would have.</summary>
    public sealed record PolicyAssigned(string Policy, string Segment, Instant? NotBefore, DocumentRef? Reason) : InvoiceEvent;

    /// <summary>The customer's facts put the case into another segment; its next step comes no earlier than it would have.</summary>
    public sealed record SegmentChanged(string From, string To, Instant? NotBefore) : InvoiceEvent;

    public sealed record CaseClosed(CaseOutcome Outcome) : InvoiceEvent;

    public sealed record CaseReopened(int Round, string Cause, DocumentRef? Reason) : InvoiceEvent;
}

/// <summary>A part of a payment plan: so much, by that day.</summary>
public sealed record Instalment(LocalDate Date, MinorUnits Amount);
