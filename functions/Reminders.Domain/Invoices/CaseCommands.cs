using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Amounts;
using Reminders.Domain.Decisions;
using Reminders.Domain.Documents;
using Reminders.Domain.Policies;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Invoices.CaseCommand;
using static Reminders.Domain.Invoices.CommandResult;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Invoices;

/// <summary>Turns a command into facts, or says why not. Asking for what already is so gives no facts, so repeating is harmless.</summary>
public static class CaseCommands
{
    public static CommandResult Handle(this Case state, CaseCommand command, DecisionContext context) => command switch
    {
        Reopen reopen => HandleReopen(state, reopen),
        CompleteTask task => HandleTask(state, task),
        ApplyCreditNote credit => credit.Amount.Value > 0
            ? Facts(new CreditNoteApplied(credit.CreditNoteId, credit.Amount, credit.Reason) { Received = credit.Received })
            : new Invalid("amount", "must be greater than zero"),
        _ when !state.IsOpen => new Refused("the case is closed"),
        Amend amend => HandleAmend(state, amend),
        PlaceHold hold => HandleHold(state, hold, context),
        ReleaseHold release => state.Hold is null
            ? new Refused("the case is not on hold")
            : Facts(new HoldReleased(Expired: false, release.Reason)),
        OpenDispute dispute => HandleDispute(state, dispute),
        ResolveDispute resolve => HandleResolve(state, resolve),
        ClaimPaid claim => AgreementCommands.Claim(state, claim, context),
        MakePromise promise => AgreementCommands.Promise(state, promise, context),
        AgreePlan plan => AgreementCommands.Plan(state, plan, context),
        AskForInstalments ask => AgreementCommands.AskForPlan(state, ask, context),
        Defer defer => AgreementCommands.Defer(state, defer, context),
        Cancel cancel => new Accepted(Cancelled(state, cancel.Reason)),
        WriteOff writeOff => Facts(
            new WrittenOff(new MinorUnits(state.Outstanding.Minor), writeOff.Reason), new CaseClosed(CaseOutcome.WrittenOff)),
        SkipStep skip => HandleSkip(state, skip, context),
        Approve approve => HandleApprove(state, approve, context),
        Reject reject => state.AwaitingApproval is { } step
            ? Facts(new Rejected(step, reject.Reason))
            : new Refused("nothing waits for an approval"),
        AssignPolicy assign => HandlePolicy(state, assign, context),
        _ => throw new InvalidOperationException($"No command: {command.GetType().Name}."),
    };

    private static CommandResult HandleReopen(Case state, Reopen reopen) => state switch
    {
        { IsOpen: true } => new Refused("the case is open"),
        { Outstanding.IsPositive: false } => new Refused("nothing is outstanding"),
        _ => Facts(new CaseReopened(state.Round + 1, "operator", reopen.Reason)),
    };

    private static CommandResult HandleTask(Case state, CompleteTask completed)
    {
        if (state.OpenTasks.FirstOrDefault(open => open.TaskId == completed.TaskId) is not { } task)
        {
            return new Refused("the task is not open");
        }

        var done = new TaskCompleted(task.TaskId, task.Kind, completed.Outcome, completed.Reason);
        return task.Kind switch
        {
            TaskKind.PaymentClaimed when state.Claim is not null => Facts(done, new PaymentClaimEnded(completed.Outcome)),
            TaskKind.ContestedPayment => new Accepted([done, .. ContestsEnded(state)]),
            _ => Facts(done),
        };
    }

    private static CommandResult HandleAmend(Case state, Amend amend)
    {
        if (amend.DueDate < state.IssueDate)
        {
            return new Invalid("dueDate", $"is before the issue date {Iso(state.IssueDate)}");
        }

        if (amend.DueDate > state.IssueDate.PlusDays(RegistrationLimits.MaxTermDays))
        {
            return new Invalid("dueDate", $"is more than {RegistrationLimits.MaxTermDays} days after the issue date");
        }

        var changes = new InvoiceAmended(
            amend.DueDate == state.DueDate ? null : amend.DueDate,
            amend.PaymentReference == state.PaymentReference ? null : amend.PaymentReference,
            amend.PaymentUrl == state.PaymentUrl ? null : amend.PaymentUrl,
            IsSaidAgain(amend.AutoCollect, state) ? null : amend.AutoCollect,
            amend.Reason);
        return changes is { DueDate: null, PaymentReference: null, PaymentUrl: null, AutoCollect: null }
            ? new Accepted([])
            : Facts(changes);
    }

    // "Collect it" after a debit failed means: collect it again.
    private static bool IsSaidAgain(bool? autoCollect, Case state) =>
        autoCollect == state.AutoCollect
        && !(autoCollect == true && (state.HadReversal || state.TasksThisRound.Contains(TaskKind.DirectDebit)));

    private static CommandResult HandleHold(Case state, PlaceHold hold, DecisionContext context)
    {
        if (hold.Until <= context.Now)
        {
            return new Invalid("until", "is in the past");
        }

        if (hold.Until > context.EndOf(context.Today.PlusDays(AgreementCommands.MaxDaysAhead)))
        {
            return new Invalid("until", $"is more than {AgreementCommands.MaxDaysAhead} days ahead");
        }

        return state.Hold is { } current && current.Until == hold.Until ? new Accepted([]) : Facts(new HoldPlaced(hold.Until, hold.Reason));
    }

    private static CommandResult HandleDispute(Case state, OpenDispute dispute) => dispute switch
    {
        _ when state.Dispute is not null => new Refused("the case is disputed already"),
        { Amount.Value: <= 0 } => new Invalid("amount", "must be greater than zero"),
        { Amount: { } amount } when amount.Value > state.Outstanding.Minor => new Invalid("amount", $"is more than the outstanding {state.Outstanding}"),
        _ => Facts(new DisputeOpened(dispute.Amount, dispute.Reason)),
    };

    private static ImmutableArray<InvoiceEvent> ContestsEnded(Case state) =>
        [.. state.Contested.Select(payment => new PaymentContestEnded(payment.Source, payment.PaymentId))];

    private static CommandResult HandleResolve(Case state, ResolveDispute resolve)
    {
        var contested = ContestsEnded(state);
        if (state.Dispute is null)
        {
            return contested.IsEmpty ? new Refused("the case is not disputed") : new Accepted(contested);
        }

        var resolved = new DisputeResolved(resolve.Outcome, resolve.Reason);
        return resolve.Outcome == DisputeOutcome.Upheld
            ? Facts([resolved, .. contested, NewTask.Open(state, TaskKind.CorrectInvoice, "the dispute was upheld: credit, cancel or correct the invoice")])
            : Facts([resolved, .. contested]);
    }

    /// <summary>The facts that cancel an open invoice. What was paid on it already is a person's to give back.</summary>
    public static ImmutableArray<InvoiceEvent> Cancelled(Case state, DocumentRef? reason) => state.PaidMinor <= 0
        ? [new InvoiceCancelled(reason), new CaseClosed(CaseOutcome.Cancelled)]
        :
        [
            new InvoiceCancelled(reason),
            PaidOnCancelled(state),
            new CaseClosed(CaseOutcome.Cancelled),
        ];

    internal static TaskOpened PaidOnCancelled(Case state) => NewTask.Open(
        state, TaskKind.Overpayment, $"{state.Principal with { Minor = state.PaidMinor }} was paid on an invoice that is cancelled: refund or set off");

    private static CommandResult HandleSkip(Case state, SkipStep skip, DecisionContext context)
    {
        if (state.OpenIntent is not null)
        {
            return new Refused("a message is under way");
        }

        if (state.AwaitingApproval is { } approval)
        {
            return new Refused($"{approval} waits for an approval: reject it instead");
        }

        return Chain.Next(state, context).Step is { } next
            ? Facts(new StepSkipped(next.Step.Id, SkipReason.Operator, skip.Reason))
            : new Refused("no step is left");
    }

    private static CommandResult HandleApprove(Case state, Approve approve, DecisionContext context)
    {
        if (state.AwaitingApproval is not { } step)
        {
            return new Refused("nothing waits for an approval");
        }

        if (state.IsPaused)
        {
            return new Refused("the case is paused (hold, dispute, promise, plan or claim): end that first, or reject");
        }

        if (!state.Proposed.IsEmpty)
        {
            return new Refused("a payment on file may be for this invoice: assign it or set it aside first, or reject");
        }

        if (context.Customer.HasOpenComplaint)
        {
            return new Refused("the customer complained: answer that first, or reject");
        }

        if (context.Feeds.Silent(context) is { } silent)
        {
            return new Refused($"payment feed {silent.Feed} is silent and the customer may have paid: approve when it speaks again, or reject");
        }

        if (context.Policy.FindSegment(state.Segment)?.FindStep(step) is not { Kind: StepKind.HandOver })
        {
            return Facts(new Approved(step, approve.Reason));
        }

        return Facts(
            new Approved(step, approve.Reason),
            new HandedOver(new MinorUnits(state.Outstanding.Minor)),
            new CaseClosed(CaseOutcome.HandedOver));
    }

    private static CommandResult HandlePolicy(Case state, AssignPolicy assign, DecisionContext context)
    {
        if (assign.Policy.Reference == state.PolicyReference)
        {
            return new Accepted([]);
        }

        var segment = assign.Policy.SegmentOf(SegmentFacts.Of(state, context.Customer, context.Today));
        var planned = Chain.Next(state, context).Step;
        return Facts(new PolicyAssigned(assign.Policy.Reference, segment.Id, planned?.At, assign.Reason));
    }

    private static Accepted Facts(params ReadOnlySpan<InvoiceEvent> events) => new([.. events]);

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
