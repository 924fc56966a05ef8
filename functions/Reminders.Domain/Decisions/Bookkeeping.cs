using Reminders.Domain.Invoices;
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
        var settled = state.PaidMinor + state.CreditedMinor;
        if (state.Hold?.Until <= context.Now)
        {
            return new HoldReleased(Expired: true, Reason: null);
        }

        if (state.Promise is { } promise)
        {
            if (settled - promise.PaidBefore >= promise.Amount.Value)
            {
                return new PromiseKept();
            }

            if (promise.Until <= context.Now)
            {
                return new PromiseBroken();
            }
        }

        if (state.Plan is { } plan)
        {
            if (plan.NextUnpaid(settled) is not { } next)
            {
                return new PlanKept();
            }

            if (Pauses.DeadlineOf(next.Date, context) <= context.Now)
            {
                return new PlanBroken(next.Date);
            }
        }

        if (state.Claim?.Until <= context.Now)
        {
            return new PaymentClaimEnded("expired");
        }

        if (state.OpenTasks.FirstOrDefault(task => IsForAStepThatIsOver(task, state)) is { } pointless)
        {
            return new TaskCompleted(pointless.TaskId, pointless.Kind, TaskOutcome.StepOver, null);
        }

        if (state.TaskOf(TaskKind.NoAddress) is { } noAddress && IsReachable(state, noAddress, context))
        {
            return new TaskCompleted(noAddress.TaskId, noAddress.Kind, TaskOutcome.AddressKnown, null);
        }

        return ChangeOfSegment(state, context);
    }

    private static bool IsForAStepThatIsOver(OpenTask task, Case state) =>
        task is { Kind: TaskKind.NoAddress or TaskKind.DeliveryFailing, Step: { } step } && state.IsOver(step);

    private static bool IsReachable(Case state, OpenTask task, DecisionContext context) =>
        context.Policy.FindSegment(state.Segment)?.FindStep(task.Step ?? "") is { } step
        && ContactRules.ChannelFor(step, state, context.Customer) is not null;

    private static SegmentChanged? ChangeOfSegment(Case state, DecisionContext context)
    {
        var segment = context.Policy.Segments.First(candidate => candidate.When.Holds(context.Customer, context.Today));
        return segment.Id == state.Segment
            ? null
            : new SegmentChanged(state.Segment, segment.Id, Chain.Next(state, context).Step is { } planned ? planned.At : null);
    }
}
