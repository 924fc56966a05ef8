using NodaTime;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Web.Desk.Words;

namespace Reminders.Web.Desk.Cases;

/// <summary>Puts a decision into plain sentences.</summary>
internal static class Outlooks
{
    public static Outlook Of(Case state, Decision decision, DecisionContext context, DeskClock clock) => decision switch
    {
        _ when state.OpenIntent is { } intent => new Outlook(
            OutlookKind.UnderWay,
            $"{Names.Capital(StepWords.WithArticle(intent.Step))} is going out by {StepWords.Channel(intent.Channel)} right now.",
            "going out now",
            [$"What became of it is known by {clock.MomentInZone(decision.WakeAt ?? clock.Now)}."]),
        _ when state.Closed is { } outcome => Closed(state, outcome, clock),
        { WaitsFor: ['f', 'e', 'e', 'd', ':', .. var feed] } => FeedOutlook.Of(feed, decision),
        { WaitsFor: { } waitsFor } => PersonOutlook.Of(state, decision, waitsFor, context),
        { Contact: { } plan } => new Outlook(
            OutlookKind.UnderWay,
            $"{Names.Capital(StepWords.WithArticle(plan.Step.Id))} goes out by {StepWords.Channel(plan.Channel)} now.",
            $"{StepWords.Of(plan.Step.Id)} now",
            []),
        _ => PauseOutlook.Of(state, decision, context, clock) ?? PlannedOutlook.Of(state, decision, context, clock),
    };

    private static Outlook Closed(Case state, CaseOutcome outcome, DeskClock clock) => new(
        OutlookKind.Closed,
        $"Nothing more happens: {How(outcome)}.",
        "nothing more",
        state.ClosedAt is { } at ? [$"Closed on {clock.MomentInZone(at)}."] : []);

    private static string How(CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Paid => "the invoice is paid",
        CaseOutcome.Credited => "the invoice was credited in full",
        CaseOutcome.Cancelled => "the invoice was cancelled",
        CaseOutcome.WrittenOff => "what was open is written off",
        CaseOutcome.HandedOver => "the case was handed over to collection",
        _ => "the case is closed",
    };
}
