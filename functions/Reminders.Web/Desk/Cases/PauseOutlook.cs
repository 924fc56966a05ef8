using System.Collections.Immutable;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Web.Desk.Words;

namespace Reminders.Web.Desk.Cases;

/// <summary>Nothing is sent until something that has been agreed is over.</summary>
internal static class PauseOutlook
{
    public static Outlook? Of(Case state, Decision decision, DecisionContext context, DeskClock clock) =>
        decision.Explanation.LastOrDefault(said => said.Outcome == "suppressed") is { } said
        && Reason(said.Rule, state, context, clock) is var (sentence, brief, after)
            ? new Outlook(OutlookKind.Paused, $"Nothing is sent: {sentence}.", brief, After(after, decision))
            : null;

    private static (string Sentence, string Short, string After)? Reason(string rule, Case state, DecisionContext context, DeskClock clock) => rule switch
    {
        "hold" when state.Hold?.Until is { } until => (
            $"on hold until {DeskClock.Day(clock.DateOf(until))}", $"on hold until {DeskClock.Day(clock.DateOf(until))}", "When the hold is over"),
        "promise" when state.Promise is { } promise => (
            $"promise until {DeskClock.Day(promise.Date)}",
            $"promise until {DeskClock.Day(promise.Date)}",
            $"If {Amounts.Text(promise.Amount, state.Principal.Currency)} has not arrived by {clock.Deadline(promise.Until)}"),
        "plan" when state.Plan?.NextUnpaid(state.PaidMinor + state.CreditedMinor) is { } next => (
            $"payment plan, next instalment of {Amounts.Text(next.Amount, state.Principal.Currency)} on {DeskClock.Day(next.Date)}",
            $"plan, next {DeskClock.Day(next.Date)}",
            "If an instalment is missed"),
        "claimedPaid" when state.Claim is { } claim => (
            $"the customer says it was paid{(claim.PaidOn is { } on ? $" on {DeskClock.Day(on)}" : "")}",
            "said to be paid",
            $"If no payment is found by {clock.Deadline(claim.Until)}"),
        "paymentPending" when state.Pending is [var pending, ..] => (
            pending.Amount is { } amount ? $"{Amounts.Text(amount, state.Principal.Currency)} is on its way" : "a payment is on its way",
            "payment on its way", "If it does not arrive"),
        "directDebit" => (
            "a direct debit collects it", "direct debit", "If it does not arrive, a person is asked."),
        "smallBalance" => (
            $"only {Amounts.Text(state.Outstanding)} is left, too little to ask for",
            "too little to ask for",
            $"After {DeskClock.Day(state.DueDate)} a person is asked what to do with it."),
        _ => null,
    };

    private static ImmutableArray<string> After(string after, Decision decision) => decision.NextStep switch
    {
        _ when after.EndsWith('.') => [after],
        { } step => [$"{after}, the next step is {StepWords.WithArticle(step)}."],
        null => [$"{after}, a person decides how to go on."],
    };
}
