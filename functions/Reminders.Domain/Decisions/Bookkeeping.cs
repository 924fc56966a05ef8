using Reminders.Domain.Charges;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Decisions;

/// <summary>Facts that time or other facts have brought about: promises kept and broken, holds that ran out, another segment.</summary>
internal static class Bookkeeping
{
    public static Decision? Decide(Case state, DecisionContext context) =>
        Expire(state, context) is { } fact ? Decision.Record(fact) : null;

    private static InvoiceEvent? Expire(Case state, DecisionContext context)
    {
        if (state.Hold?.Until <= context.Now)
        {
            return new HoldReleased(Expired: true, Reason: null);
        }

        if (Agreements(state, context) is { } outcome)
        {
            return outcome;
        }

        if (state.Claim?.Until <= context.Now)
        {
            return new PaymentClaimEnded("expired");
        }

        if (state.Pending.FirstOrDefault(pending => Pauses.PendingUntil(pending, context) <= context.Now) is { } late)
        {
            return new PaymentPendingEnded(late.Source, late.PaymentId);
        }

        if (state.AwaitingApproval is { } approval && WhyWithdrawn(approval, state, context) is { } why)
        {
            return new ApprovalWithdrawn(approval, why);
        }

        if (state.OpenTasks.FirstOrDefault(task => IsForAStepThatIsOver(task, state)) is { } pointless)
        {
            return new TaskCompleted(pointless.TaskId, pointless.Kind, TaskOutcome.StepOver, null);
        }

        if (state.TaskOf(TaskKind.NoAddress) is { } noAddress && IsReachable(state, noAddress, context))
        {
            return new TaskCompleted(noAddress.TaskId, noAddress.Kind, TaskOutcome.AddressKnown, null);
        }

        return ChargeBook.Due(state, context) ?? ChangeOfSegment(state, context);
    }

    /// <summary>What has become of a promise or a plan: kept as soon as it is paid, broken when its grace is over; else null.</summary>
    public static InvoiceEvent? Agreements(Case state, DecisionContext context)
    {
        var settled = state.PaidMinor + state.CreditedMinor;
        if (state.Promise is { } promise)
        {
            return settled - promise.PaidBefore >= promise.Amount.Value ? new PromiseKept()
                : promise.Until <= context.Now ? new PromiseBroken()
                : null;
        }

        if (state.Plan is { } plan)
        {
            return plan.NextUnpaid(settled) is not { } next ? new PlanKept()
                : Pauses.DeadlineOf(next, context) <= context.Now ? new PlanBroken(next.Date)
                : null;
        }

        return null;
    }

    // What was asked for no longer fits: a later due date, or a segment that has no such step.
    private static string? WhyWithdrawn(string approval, Case state, DecisionContext context) =>
        context.Policy.FindSegment(state.Segment)?.FindStep(approval) is not { } step ? $"segment {state.Segment} has no {approval}"
        : context.Now < Chain.StartOf(step, state, context) ? "the due date was moved"
        : null;

    private static bool IsForAStepThatIsOver(OpenTask task, Case state) =>
        task is { Kind: TaskKind.NoAddress or TaskKind.DeliveryFailing, Step: { } step } && state.IsOver(step);

    private static bool IsReachable(Case state, OpenTask task, DecisionContext context) =>
        context.Policy.FindSegment(state.Segment)?.FindStep(task.Step ?? "") is { } step
        && ContactRules.ChannelFor(step, context.Customer) is not null;

    private static SegmentChanged? ChangeOfSegment(Case state, DecisionContext context)
    {
        var segment = context.Policy.SegmentOf(SegmentFacts.Of(state, context.Customer, context.Today));
        return segment.Id == state.Segment
            ? null
            : new SegmentChanged(state.Segment, segment.Id, Chain.Next(state, context).Step is { } planned ? planned.At : null);
    }
}
