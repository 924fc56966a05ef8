using NodaTime;
using Reminders.Domain.Charges;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Decisions;

/// <summary>Settling the principal closes the case; a payment taken back, by its payer or by a person here, opens it again; a message under way is seen to its end.</summary>
internal static class Settlement
{
    public static Decision? Decide(Case state, DecisionContext context)
    {
        var outstanding = state.Outstanding;
        if (NeedlessTasks.First(state) is { } needless)
        {
            return Decision.Record(new TaskCompleted(needless.TaskId, needless.Kind, TaskOutcome.NotNeeded, null));
        }

        if (outstanding.Minor < 0 && state.Principal.Minor >= 0 && !state.TasksThisRound.Contains(TaskKind.Overpayment))
        {
            return Decision.Record(NewTask.Open(state, TaskKind.Overpayment, $"{-outstanding} more was paid than owed"));
        }

        if (state is { Closed: CaseOutcome.Cancelled, PaidMinor: > 0 } && !state.TasksThisRound.Contains(TaskKind.Overpayment))
        {
            return Decision.Record(CaseCommands.PaidOnCancelled(state));
        }

        if (state.IsOpen && outstanding.Minor <= 0)
        {
            return Decision.Record(
                Bookkeeping.Agreements(state, context)
                ?? (state.Claim is null ? new CaseClosed(OutcomeOf(state)) : new PaymentClaimEnded("settled")));
        }

        if (state.Closed is CaseOutcome.Paid or CaseOutcome.Credited && outstanding.Minor > 0)
        {
            return Decision.Record(new CaseReopened(state.Round + 1, state.HadReversal ? "paymentReversed" : "paymentUnassigned", null));
        }

        if (state.OpenIntent is { } intent)
        {
            return UnderWay(intent, context);
        }

        return state.Closed is { } closed ? Closed(state, closed, context) : null;
    }

    private static Decision Closed(Case state, CaseOutcome closed, DecisionContext context)
    {
        if (ChargeBook.Waivable(state, context) is { } charge)
        {
            return Decision.Record(new ChargeWaived(charge.Charge, charge.Amount));
        }

        var explanation = Explanation.Stops("closed", $"the case is closed: {Word(closed)}");
        return closed == CaseOutcome.Paid && state.Principal.IsPositive && context.Customer.IsKnown && !context.Customer.History.Has(state.InvoiceId, state.Round)
            ? new Decision { TellCustomer = PaidInvoice(state, context), WakeAt = context.Now, Explanation = [explanation] }
            : new Decision { Explanation = [explanation] };
    }

    // The day the money was booked counts, not the day we were told of it.
    private static CustomerEvent.InvoicePaid PaidInvoice(Case state, DecisionContext context) => new(
        state.InvoiceId,
        state.Round,
        Math.Max(0, Period.DaysBetween(state.DueDate, state.LastBookedOn ?? context.Today)));

    private static Decision UnderWay(ReminderIntended intent, DecisionContext context)
    {
        var finishAt = intent.ClaimedAt + ContactProtocol.FinishAfter;
        return new Decision
        {
            FinishContact = context.Now >= finishAt ? intent.ContactId : null,
            WakeAt = finishAt,
            NextStep = intent.Step,
            Explanation = [Explanation.Waits("underWay", $"{intent.Step} by {intent.Channel} is under way; its outcome is not known yet")],
        };
    }

    private static CaseOutcome OutcomeOf(Case state) =>
        state.PaidMinor > 0 || (state.CreditedMinor == 0 && state.Principal.Minor >= 0) ? CaseOutcome.Paid : CaseOutcome.Credited;

    private static string Word(CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Paid => "paid",
        CaseOutcome.Credited => "credited",
        CaseOutcome.Cancelled => "cancelled",
        CaseOutcome.WrittenOff => "written off",
        CaseOutcome.HandedOver => "handed over",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
