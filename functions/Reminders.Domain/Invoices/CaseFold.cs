using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Invoices;

/// <summary>How each event changes a case. A pure fold: the same events give the same case on every host.</summary>
public static class CaseFold
{
    public static Case Evolve(this Case state, InvoiceEvent happened, Instant at)
    {
        var next = Apply(state, happened, at) with { Version = state.Version + 1 };
        return happened is ReminderSuppressed or DeliveryReported || ReferenceEquals(next.LastSuppression, null)
            ? next
            : next with { LastSuppression = null };
    }

    private static Case Apply(Case state, InvoiceEvent happened, Instant at) => happened switch
    {
        InvoiceRegistered registered => Register(registered, at),
        InvoiceAmended amended => WithDebit(WithDueDate(state, amended.DueDate ?? state.DueDate), amended.AutoCollect, at) with
        {
            PaymentReference = amended.PaymentReference ?? state.PaymentReference,
            PaymentUrl = amended.PaymentUrl ?? state.PaymentUrl,
        },
        DeferralGranted deferral => WithDueDate(state, deferral.DueDate),
        CreditNoteApplied credit => state with
        {
            CreditedMinor = state.CreditedMinor + credit.Amount.Value,
            CorrectionPending = false,
        },
        PaymentReceived payment => Mentions.Decided(state, payment.Source, payment.PaymentId) with
        {
            PaidFrom = Paid(state, payment.Source, paid => payment.SumsUp
                ? paid with { Sums = paid.Sums + payment.Amount.Value }
                : paid with
                {
                    Singles = paid.Singles + payment.Amount.Value + payment.ReturnedBefore.Value,
                    Reversed = paid.Reversed + payment.ReturnedBefore.Value,
                }),
            LastBookedOn = state.LastBookedOn > payment.BookedOn ? state.LastBookedOn : payment.BookedOn,
        },
        DifferenceForgiven passed => state with { Forgiven = state.Forgiven.Add(new ForgivenDifference(passed.Source, passed.PaymentId, passed.Amount)) },
        DifferenceReclaimed owed => state with
        {
            Forgiven = state.Forgiven.RemoveAll(part => part.Source == owed.Source && part.PaymentId == owed.PaymentId),
        },
        PaymentPending or PaymentFailed or PaymentPendingEnded or PaymentProposed or PaymentProposalEnded
            or PaymentContested or PaymentContestEnded => Mentions.Apply(state, happened, at),
        PaymentReversed reversal => state with
        {
            PaidFrom = Paid(state, reversal.Source, paid => paid with { Reversed = paid.Reversed + reversal.Amount.Value }),
            HadReversal = true,
        },
        PaymentUnassigned taken => state with
        {
            PaidFrom = Paid(state, taken.Source, paid => taken.SumsUp
                ? paid with { Sums = paid.Sums - taken.Amount.Value }
                : paid with { Singles = paid.Singles - taken.Amount.Value }),
        },
        HoldPlaced hold => state with { Hold = hold },
        HoldReleased => Resumed(state with { Hold = null }, at),
        DisputeOpened dispute => state with { Dispute = dispute },
        DisputeResolved resolved => Resumed(
            state with { Dispute = null, CorrectionPending = state.CorrectionPending || resolved.Outcome == DisputeOutcome.Upheld }, at),
        PromiseMade promise => state with
        {
            Promise = new ActivePromise(promise.Date, promise.Amount, promise.Until, state.PaidMinor + state.CreditedMinor),
        },
        PromiseKept or PromiseBroken => Resumed(state with { Promise = null }, at),
        PlanAgreed plan => state with { Plan = new ActivePlan(plan.Instalments, state.PaidMinor + state.CreditedMinor), Promise = null },
        PlanKept or PlanBroken => Resumed(state with { Plan = null }, at),
        PaymentClaimed claim => state with { Claim = claim },
        PaymentClaimEnded => Resumed(state with { Claim = null }, at),
        ReminderIntended intent => state with { OpenIntent = intent },
        ReminderSent sent => Handed(state, sent.ContactId, sent.Step, sent.Severity, at) with
        {
            SentContacts = state.SentContacts.Add(sent.ContactId),
            LastSentStep = sent.Step,
        },
        ReminderOutcomeUnknown unknown => Handed(state, unknown.ContactId, unknown.Step, unknown.Severity, at),
        ReminderFailed failed => Failed(state, failed, at),
        ContactReleased released => state with { OpenIntent = WithoutIntent(state, released.ContactId) },
        DeliveryReported => state,
        ReminderSuppressed suppressed => state with { LastSuppression = suppressed },
        TaskOpened task => state with
        {
            OpenTasks = state.OpenTasks.Add(new OpenTask(task.TaskId, task.Kind, task.Detail, at) { Step = task.Step }),
            TasksThisRound = state.TasksThisRound.Contains(task.Kind) ? state.TasksThisRound : state.TasksThisRound.Add(task.Kind),
            DoneSteps = TaskKind.IsStep(task.Kind) && task.Step is { } step ? state.DoneSteps.Add(step) : state.DoneSteps,
        },
        TaskCompleted task => Completed(state, task, at),
        ApprovalRequested request => state with
        {
            AwaitingApproval = request.Step,
            DoneSteps = state.DoneSteps.Add(request.Step),
        },
        ChargeAdded charge => state with
        {
            Charges = state.Charges.Add(charge),
            ChargesThisRound = state.ChargesThisRound.Add(charge.Charge),
        },
        ChargeWaived waived => state with { Charges = state.Charges.RemoveAll(charge => charge.Charge == waived.Charge) },
        Approved approved => state with
        {
            AwaitingApproval = null,
            ApprovedSteps = state.ApprovedSteps.Add(approved.Step),
            DoneSteps = state.DoneSteps.Remove(approved.Step),
        },
        Rejected => state with { AwaitingApproval = null },
        ApprovalWithdrawn withdrawn => state with { AwaitingApproval = null, DoneSteps = state.DoneSteps.Remove(withdrawn.Step) },
        StepSkipped { Why: SkipReason.Lapsed } lapsed => state with { LapsedSteps = state.LapsedSteps.Add(lapsed.Step) },
        StepSkipped skipped => state with { DoneSteps = state.DoneSteps.Add(skipped.Step) },
        PolicyAssigned assigned => state with
        {
            PolicyReference = assigned.Policy,
            Segment = assigned.Segment,
            NotBefore = Later(state.NotBefore, assigned.NotBefore),
            LastSentStep = null,
        },
        SegmentChanged changed => state with
        {
            Segment = changed.To,
            NotBefore = Later(state.NotBefore, changed.NotBefore),
            LastSentStep = null,
        },
        CaseClosed closed => Close(state, closed.Outcome, at),
        CaseReopened reopened => Reopen(state, reopened.Round, at),
        InvoiceCancelled or WrittenOff or HandedOver => state,
        _ => throw new InvalidOperationException($"No invoice event: {happened.GetType().Name}."),
    };

    private static ImmutableArray<PaidFromSource> Paid(Case state, string source, Func<PaidFromSource, PaidFromSource> change)
    {
        var before = state.PaidFrom.FirstOrDefault(paid => paid.Source == source) ?? new PaidFromSource(source, 0, 0, 0);
        return [.. state.PaidFrom.Where(paid => paid.Source != source).Append(change(before)).OrderBy(paid => paid.Source, StringComparer.Ordinal)];
    }

    private static Case Register(InvoiceRegistered registered, Instant at) => Case.None with
    {
        InvoiceId = registered.InvoiceId,
        Number = registered.Number,
        Principal = registered.Amount.In(Currency.Of(registered.Currency)),
        IssueDate = registered.IssueDate,
        DueDate = registered.DueDate,
        CustomerId = registered.CustomerId,
        PaymentReference = registered.PaymentReference,
        PaymentUrl = registered.PaymentUrl,
        PolicyReference = registered.Policy,
        Segment = registered.Segment,
        AutoCollect = registered.AutoCollect,
        Fingerprint = registered.Fingerprint,
        Metadata = registered.Metadata,
        Received = registered.Received,
        CashDiscounts = registered.CashDiscounts ?? [],
        PayTo = registered.PayTo,
        RegisteredAt = at,
    };

    private static Case WithDueDate(Case state, LocalDate dueDate) => dueDate == state.DueDate
        ? state
        : state with { DueDate = dueDate, LapsedSteps = [] };

    private static Case WithDebit(Case state, bool? autoCollect, Instant at) => autoCollect switch
    {
        null => state,
        false => state with { AutoCollect = false },
        true => state with
        {
            AutoCollect = true,
            HadReversal = false,
            DebitOrderedAt = at,
            TasksThisRound = state.TasksThisRound.Remove(TaskKind.DirectDebit),
        },
    };

    private static Case Resumed(Case state, Instant at) => state with { PauseEndedAt = at };

    // A message is (or may be) with the customer: the step is over, whatever else is still unknown.
    private static Case Handed(Case state, string contactId, string step, int severity, Instant at) => state with
    {
        OpenIntent = WithoutIntent(state, contactId),
        DoneSteps = state.DoneSteps.Contains(step) ? state.DoneSteps : state.DoneSteps.Add(step),
        LastStep = step,
        LastSeverity = Math.Max(state.LastSeverity, severity),
        LastContactAt = at,
        DeliveredThisRound = state.DeliveredThisRound + 1,
        Attempts = [],
        NotBefore = null,
    };

    private static Case Failed(Case state, ReminderFailed failed, Instant at)
    {
        var before = state.AttemptsOf(failed.Step) ?? new StepAttempts(failed.Step, 0, 0, at);
        var now = before with
        {
            Failed = before.Failed + 1,
            Transient = before.Transient + (failed.Permanent ? 0 : 1),
            LastFailedAt = at,
        };
        return state with
        {
            OpenIntent = WithoutIntent(state, failed.ContactId),
            Attempts = state.Attempts.Remove(before).Add(now),
        };
    }

    private static ReminderIntended? WithoutIntent(Case state, string contactId) =>
        state.OpenIntent?.ContactId == contactId ? null : state.OpenIntent;

    private static Case Completed(Case state, TaskCompleted completed, Instant at)
    {
        var task = state.OpenTasks.FirstOrDefault(open => open.TaskId == completed.TaskId);
        var without = state with { OpenTasks = state.OpenTasks.RemoveAll(open => open.TaskId == completed.TaskId) };
        return completed.Kind switch
        {
            _ when completed.Outcome is TaskOutcome.AddressKnown or TaskOutcome.StepOver or TaskOutcome.NotNeeded => without,
            TaskKind.CorrectInvoice => without with { CorrectionPending = false },
            TaskKind.DirectDebit => without with { AutoCollect = false },
            TaskKind.DeliveryFailing => without with { Attempts = [.. without.Attempts.Select(attempts => attempts with { Transient = 0 })] },

            // A person reached the customer in another way: the step is done, and its gap counts from here.
            TaskKind.NoAddress when task?.Step is { } step => without with
            {
                DoneSteps = without.DoneSteps.Add(step),
                LastContactAt = at,
            },

            // Reached or not, somebody tried: the next step keeps its gap to that.
            TaskKind.Call or TaskKind.Letter => without with { LastContactAt = at },
            _ => without,
        };
    }

    private static Case Close(Case state, CaseOutcome outcome, Instant at) => state with
    {
        Closed = outcome,
        ClosedAt = at,
        Hold = null,
        Dispute = null,
        CorrectionPending = false,
        Promise = null,
        Plan = null,
        Claim = null,
        Pending = [],
        Proposed = [],
        AwaitingApproval = null,
        NotBefore = null,
        Attempts = [],
    };

    private static Case Reopen(Case state, int round, Instant at) => state with
    {
        Closed = null,
        ClosedAt = null,
        Round = round,
        PauseEndedAt = at,
        DoneSteps = [],
        LapsedSteps = [],
        TasksThisRound = [],
        ApprovedSteps = [],
        ChargesThisRound = [],
        LastSentStep = null,
        LastSeverity = -1,
        DeliveredThisRound = 0,
        Attempts = [],
    };

    private static Instant? Later(Instant? one, Instant? other) =>
        one is null ? other : other is null ? one : Instant.Max(one.Value, other.Value);
}
