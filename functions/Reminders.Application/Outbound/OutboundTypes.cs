using System.Collections.Frozen;
using System.Text.Json;
using Reminders.Application.Ledger;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Application.Outbound;

/// <summary>
/// What is told to other systems, and under which CloudEvents type. Every event of a case is here: one that is only of inner use
/// has null, so that a new event has to be decided about.
/// </summary>
public static class OutboundTypes
{
    private static readonly FrozenDictionary<string, string?> Types = new Dictionary<Type, string?>
    {
        [typeof(InvoiceRegistered)] = "reminders.invoice.registered",
        [typeof(InvoiceAmended)] = "reminders.invoice.amended",
        [typeof(CreditNoteApplied)] = "reminders.credit-note.applied",
        [typeof(InvoiceCancelled)] = "reminders.invoice.cancelled",
        [typeof(WrittenOff)] = "reminders.invoice.written-off",
        [typeof(PaymentReceived)] = "reminders.payment.received",
        [typeof(PaymentReversed)] = "reminders.payment.reversed",
        [typeof(PaymentUnassigned)] = "reminders.payment.unassigned",
        [typeof(DifferenceForgiven)] = "reminders.difference.forgiven",
        [typeof(DifferenceReclaimed)] = "reminders.difference.reclaimed",
        [typeof(PaymentPending)] = "reminders.payment.pending",
        [typeof(PaymentFailed)] = "reminders.payment.failed",
        [typeof(PaymentPendingEnded)] = "reminders.payment.pending-ended",
        [typeof(PaymentProposed)] = "reminders.payment.proposed",
        [typeof(PaymentProposalEnded)] = "reminders.payment.proposal-ended",
        [typeof(PaymentContested)] = "reminders.payment.contested",
        [typeof(PaymentContestEnded)] = "reminders.payment.contest-ended",
        [typeof(PaymentClaimed)] = "reminders.payment-claim.made",
        [typeof(PaymentClaimEnded)] = "reminders.payment-claim.ended",
        [typeof(HoldPlaced)] = "reminders.hold.placed",
        [typeof(HoldReleased)] = "reminders.hold.released",
        [typeof(DisputeOpened)] = "reminders.dispute.opened",
        [typeof(DisputeResolved)] = "reminders.dispute.resolved",
        [typeof(PromiseMade)] = "reminders.promise.made",
        [typeof(PromiseKept)] = "reminders.promise.kept",
        [typeof(PromiseBroken)] = "reminders.promise.broken",
        [typeof(PlanAgreed)] = "reminders.plan.agreed",
        [typeof(PlanKept)] = "reminders.plan.kept",
        [typeof(PlanBroken)] = "reminders.plan.broken",
        [typeof(DeferralGranted)] = "reminders.deferral.granted",
        [typeof(ReminderIntended)] = null,
        [typeof(ReminderSuppressed)] = null,
        [typeof(ReminderSent)] = "reminders.reminder.sent",
        [typeof(ReminderFailed)] = "reminders.reminder.failed",
        [typeof(ReminderOutcomeUnknown)] = "reminders.reminder.outcome-unknown",
        [typeof(ContactReleased)] = null,
        [typeof(ChargeAdded)] = "reminders.charge.added",
        [typeof(ChargeWaived)] = "reminders.charge.waived",
        [typeof(TaskOpened)] = "reminders.task.opened",
        [typeof(TaskCompleted)] = "reminders.task.completed",
        [typeof(ApprovalRequested)] = "reminders.approval.requested",
        [typeof(DeliveryReported)] = "reminders.delivery.reported",
        [typeof(ApprovalWithdrawn)] = "reminders.approval.withdrawn",
        [typeof(Approved)] = "reminders.approval.granted",
        [typeof(Rejected)] = "reminders.approval.rejected",
        [typeof(HandedOver)] = "reminders.case.handed-over",
        [typeof(StepSkipped)] = "reminders.step.skipped",
        [typeof(PolicyAssigned)] = "reminders.policy.assigned",
        [typeof(SegmentChanged)] = "reminders.segment.changed",
        [typeof(CaseClosed)] = "reminders.case.closed",
        [typeof(CaseReopened)] = "reminders.case.reopened",
    }.ToFrozenDictionary(pair => JsonNamingPolicy.CamelCase.ConvertName(pair.Key.Name), pair => pair.Value);

    /// <summary>
    /// Whether an append leaves something to publish. Events that this version does not know count: whoever knows them decides.
    /// </summary>
    public static bool LeavesSomething(Append append) =>
        append.Stream.Kind == StreamKind.Invoice && append.Events.Any(one => !TryFind(one.Type, out var type) || type is not null);

    /// <summary>The CloudEvents type of a stored event, null for one that is not told. False for an event this version does not know.</summary>
    public static bool TryFind(string storedType, out string? type) => Types.TryGetValue(storedType, out type);
}
