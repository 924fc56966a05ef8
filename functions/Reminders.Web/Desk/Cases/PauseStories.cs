using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Web.Desk.Words;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Web.Desk.Cases;

/// <summary>Holds, disputes, promises, plans and claims: how they begin and end.</summary>
internal static class PauseStories
{
    public static Story? Of(InvoiceEvent happened, Currency currency, DeskClock clock) => happened switch
    {
        HoldPlaced { Until: { } until } => new("pause", $"The case was put on hold until {DeskClock.Day(clock.DateOf(until))}."),
        HoldPlaced => new("pause", "The case was put on hold until somebody releases it."),
        HoldReleased { Expired: true } => new("check", "The hold ran out."),
        HoldReleased => new("check", "The hold was released."),
        DisputeOpened { Amount: { } amount } => new("talk", $"The customer disputes {Amounts.Text(amount, currency)}."),
        DisputeOpened => new("talk", "The customer disputes the invoice."),
        DisputeResolved { Outcome: DisputeOutcome.Upheld } => new("check", "The dispute was upheld: the invoice is to be corrected."),
        DisputeResolved => new("check", "The dispute was rejected: the invoice stands."),
        PromiseMade promise => new("talk", $"{Amounts.Text(promise.Amount, currency)} is promised for {DeskClock.Day(promise.Date)}."),
        PromiseKept => new("check", "The promise was kept."),
        PromiseBroken => new("alert", "The promise was not kept."),
        PlanAgreed plan => new(
            "talk",
            $"A payment plan was agreed: {string.Join(", ", plan.Instalments.Select(part => Part(part, currency)))}."),
        PlanKept => new("check", "The payment plan was kept."),
        PlanBroken broken => new("alert", $"The instalment of {DeskClock.Day(broken.MissedOn)} did not arrive: the payment plan is off."),
        PaymentClaimed { PaidOn: { } on } => new("talk", $"The customer says it was paid on {DeskClock.Day(on)}."),
        PaymentClaimed => new("talk", "The customer says it was paid."),
        PaymentClaimEnded { Outcome: "expired" } => new("alert", "No payment was found for what the customer said was paid."),
        PaymentClaimEnded => new("check", "Somebody looked into what the customer said was paid."),
        _ => null,
    };

    private static string Part(Instalment part, Currency currency) => $"{Amounts.Text(part.Amount, currency)} by {DeskClock.Day(part.Date)}";
}
