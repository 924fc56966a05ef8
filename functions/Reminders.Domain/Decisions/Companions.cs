using NodaTime;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;

namespace Reminders.Domain.Decisions;

/// <summary>Whether another invoice of the same customer joins a message that leaves now, so that one message serves both.</summary>
public static class Companions
{
    /// <summary>
    /// The step the case would contribute by that channel, or null. A soft step may join a few days early; nothing else is ever
    /// brought forward, and a formal notice shares its envelope only with others.
    /// </summary>
    public static ContactPlan? Joining(Case state, DecisionContext context, ContactPlan lead)
    {
        var settled = Decider.Settle(state, context);
        if (!settled.Facts.IsEmpty)
        {
            return null;
        }

        var plan = settled.Decision.Contact ?? Early(state, settled.Decision, context);
        return plan is not null
            && plan.Step.Channels.Contains(lead.Channel)
            && (plan.Step.Severity >= Severity.Formal) == (lead.Step.Severity >= Severity.Formal)
            ? plan with { Channel = lead.Channel }
            : null;
    }

    private static ContactPlan? Early(Case state, Decision decision, DecisionContext context)
    {
        // Only a case that does nothing but wait for this step's time may join; any other reason to wait stands.
        if (Chain.Next(state, context).Step is not { } planned
            || decision.WaitsFor is not null
            || decision.NextStep != planned.Step.Id
            || decision.WakeAt != planned.At
            || state.IsPaused
            || ContactRules.ChannelFor(planned.Step, context.Customer) is null)
        {
            return null;
        }

        var joins = planned.Step is { Severity: Severity.Soft, Kind: StepKind.Message, OnlyIfNothingDelivered: false }
            && planned.At > context.Now
            && ContactRules.QuietUntil(planned.Step, context) is null
            && !planned.Step.NeedsApproval
            && planned.At <= context.Now + Duration.FromDays(context.Policy.MergeWithinDays)
            && Chain.NotBefore(planned.Step, state, context) <= context.Now;
        return joins
            ? new ContactPlan(planned.Step, "", state.Round, 1 + (state.AttemptsOf(planned.Step.Id)?.Failed ?? 0),
                [Explanation.Allowed("merge", $"joins a message to the same customer, {planned.Step.Id} was near")])
            : null;
    }
}
