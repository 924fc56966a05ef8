using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;
using Reminders.Domain.Tasks;
using Reminders.Web.Desk.Words;

namespace Reminders.Web.Desk.Cases;

/// <summary>A step of the chain comes at a time that is known.</summary>
internal static class PlannedOutlook
{
    public static Outlook Of(Case state, Decision decision, DecisionContext context, DeskClock clock)
    {
        var step = context.Policy.FindSegment(state.Segment)?.FindStep(decision.NextStep ?? "");
        if (step is null || decision.WakeAt is not { } at)
        {
            return decision.WakeAt is { } look
                ? new Outlook(OutlookKind.Planned, $"On {clock.MomentInZone(look)} the case is looked at again.", $"looked at {clock.Moment(look)}", [])
                : new Outlook(OutlookKind.Person, "Waits for a person: decide how to go on.", "a person decides", []);
        }

        return new Outlook(
            OutlookKind.Planned,
            $"On {clock.MomentInZone(at)} {Happens(step, state, context)}.",
            $"{StepWords.Of(step.Id)}, {clock.Moment(at)}",
            Why(step, at, state, decision, context, clock));
    }

    /// <summary>What a step does when its time comes, to follow a date.</summary>
    public static string Happens(Step step, Case state, DecisionContext context) => step.Kind switch
    {
        _ when step.NeedsApproval && step.Kind != StepKind.HandOver && !state.ApprovedSteps.Contains(step.Id) => $"a person is asked to approve {StepWords.WithArticle(step.Id)}",
        StepKind.Task => step.Task switch
        {
            TaskKind.Call => "a person is asked to call the customer",
            TaskKind.Letter => "a person is asked to write a letter",
            _ => "a person is asked to review the case and call",
        },
        StepKind.HandOver => "a person is asked to approve the hand-over to collection",
        _ when Channel(step, context) is { } channel => $"{StepWords.WithArticle(step.Id)} goes out by {StepWords.Channel(channel)}",
        _ => $"{StepWords.WithArticle(step.Id)} is due, but no working address is known",
    };

    private static string? Channel(Step step, DecisionContext context) => step.Channels.FirstOrDefault(context.Customer.CanReach);

    private static ImmutableArray<string> Why(
        Step step, Instant at, Case state, Decision decision, DecisionContext context, DeskClock clock)
    {
        var scheduled = Chain.DateOf(step, state, context);
        var heldBack = decision.Explanation.LastOrDefault(said => said.Outcome is "suppressed" or "waits");
        var plan = $"The policy plans it {StepWords.Offset(step.At, step.AfterPrevious)}";
        var because = heldBack?.Rule switch
        {
            "quietHours" => "Its time has come, but these are quiet hours for the customer.",
            "contactBudget" => "Its time has come, but the customer has had enough messages for now.",
            "openClaim" => "Another message to this customer is on its way; only one goes out at a time.",
            _ when clock.DateOf(at) == scheduled => $"{plan}.",
            _ => $"{plan} ({DeskClock.Day(scheduled)}); gaps between messages, bank days and contact hours move it.",
        };
        return step.Kind == StepKind.Message ? [because, "It is not sent if the invoice is settled before."] : [because];
    }
}
