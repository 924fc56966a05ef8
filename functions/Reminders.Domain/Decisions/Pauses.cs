using NodaTime;
using Reminders.Domain.Calendars;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;
using Reminders.Domain.Tasks;

namespace Reminders.Domain.Decisions;

/// <summary>A reason not to write to the customer at all. Over at <see cref="Until"/>, or when a person acts.</summary>
internal sealed record Pause(string Rule, string Detail, Instant? Until, string? WaitsFor);

/// <summary>Holds, disputes, promises, plans, claims and direct debits under way.</summary>
internal static class Pauses
{
    /// <summary>When a promised date counts as missed: bank days of grace later, where the due date counts.</summary>
    public static Instant DeadlineOf(LocalDate promised, DecisionContext context) =>
        context.EndOf(context.Offset(promised, new DayOffset(context.Policy.Promise.GraceBusinessDays, Business: true)));

    /// <summary>The same for a part of a plan.</summary>
    public static Instant DeadlineOf(Instalment instalment, DecisionContext context) =>
        context.EndOf(context.Offset(instalment.Date, new DayOffset(context.Policy.Plan.GraceBusinessDays, Business: true)));

    /// <summary>The pause that lasts longest: one that needs a person before any that ends by itself.</summary>
    public static Pause? Of(Case state, DecisionContext context)
    {
        Pause? longest = null;
        foreach (var pause in All(state, context))
        {
            if (pause.Until is null)
            {
                return pause;
            }

            longest = longest is null || pause.Until > longest.Until ? pause : longest;
        }

        return longest;
    }

    /// <summary>The next instant at which a promise, plan, hold or claim is over by itself, whatever else the case waits for.</summary>
    public static Instant? NextDeadline(Case state, DecisionContext context)
    {
        var plan = state.Plan?.NextUnpaid(state.PaidMinor + state.CreditedMinor);
        Instant?[] deadlines =
        [
            state.Hold?.Until, state.Promise?.Until, state.Claim?.Until, plan is null ? null : DeadlineOf(plan, context),
            .. state.Pending.Select(pending => (Instant?)PendingUntil(pending, context)),
        ];
        return deadlines.Min();
    }

    /// <summary>How long money on its way is waited for: as long as a direct debit may take.</summary>
    public static Instant PendingUntil(MentionedPayment pending, DecisionContext context) => context.EndOf(context.Offset(
        LocalTimes.DateIn(pending.At, context.Creditor.Zone), new DayOffset(context.Policy.DirectDebitBusinessDays, Business: true)));

    private static IEnumerable<Pause> All(Case state, DecisionContext context)
    {
        if (state.Dispute is not null)
        {
            yield return new Pause("dispute", "the customer disputes the invoice", null, "operator:dispute");
        }

        if (!state.Contested.IsEmpty)
        {
            yield return new Pause("contested", "the payer objects to the payment at the gateway; a person looks first", null, TaskOr(state, TaskKind.ContestedPayment, "operator:contestedPayment"));
        }

        if (state.CorrectionPending)
        {
            yield return new Pause("dispute", "the dispute was upheld and the invoice is not corrected yet", null, TaskOr(state, TaskKind.CorrectInvoice, "operator:correction"));
        }

        if (state.Hold is { } hold)
        {
            yield return hold.Until is { } until
                ? new Pause("hold", $"on hold until {Text(until, context)}", until, null)
                : new Pause("hold", "on hold until a person releases it", null, "operator:hold");
        }

        if (context.Customer.HasOpenComplaint)
        {
            var task = context.Customer.OpenTasks.First(open => open.Kind == TaskKind.Complaint);
            yield return new Pause("complaint", "the customer complained; a person answers first", null, $"task:{task.TaskId}");
        }

        if (state.Promise is { } promise)
        {
            yield return new Pause("promise", $"promise until {DateText(promise.Date)}", promise.Until, null);
        }

        if (state.Plan?.NextUnpaid(state.PaidMinor + state.CreditedMinor) is { } next)
        {
            yield return new Pause("plan", $"payment plan, next instalment on {DateText(next.Date)}", DeadlineOf(next, context), null);
        }

        if (state.Claim is { } claim)
        {
            yield return new Pause("claimedPaid", "the customer says it was paid", claim.Until, null);
        }

        foreach (var pending in state.Pending)
        {
            var amount = pending.Amount is { } known ? $" of {known.In(state.Principal.Currency)}" : "";
            yield return new Pause("paymentPending", $"a payment{amount} is on its way", PendingUntil(pending, context), null);
        }

        if (state.Proposed is [var proposed, ..])
        {
            var amount = proposed.Amount is { } known ? $" of {known.In(state.Principal.Currency)}" : "";
            yield return new Pause("possiblePayment", $"a payment{amount} may be for this invoice; a person decides", null, "operator:unmatchedPayment");
        }

        if (state.DebitPending)
        {
            yield return DirectDebit(state, context);
        }
    }

    private static Pause DirectDebit(Case state, DecisionContext context)
    {
        var ordered = state.DebitOrderedAt is { } at ? at.InZone(context.Creditor.Zone).Date : state.DueDate;
        var expected = context.EndOf(context.Offset(LocalDate.Max(state.DueDate, ordered), new DayOffset(context.Policy.DirectDebitBusinessDays, Business: true)));
        return context.Now < expected
            ? new Pause("directDebit", "a direct debit collects it", expected, null)
            : new Pause("directDebit", "the direct debit did not arrive", null, TaskOr(state, TaskKind.DirectDebit, "operator:directDebit"));
    }

    private static string TaskOr(Case state, string kind, string otherwise) =>
        state.TaskOf(kind) is { } task ? $"task:{task.TaskId}" : otherwise;

    // "Until the 12th" ends as the 13th begins: the last day is what people mean.
    private static string Text(Instant until, DecisionContext context) => DateText((until - Duration.Epsilon).InZone(context.Creditor.Zone).Date);

    private static string DateText(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
