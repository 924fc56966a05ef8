using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Charges;

/// <summary>
/// When a charge is added, how much, and when it goes. Only a step that was sent adds one, and only from rates that cover every
/// day: where one is missing the charge is skipped and a person told, never guessed.
/// </summary>
internal static class ChargeBook
{
    // Interest is worked out day by day; a case that old is a person's business.
    private const int MostDays = 3660;

    /// <summary>The charge of the step that was sent last, or the task that says why it is not added; null: nothing to do.</summary>
    public static InvoiceEvent? Due(Case state, DecisionContext context)
    {
        var step = context.Policy.FindSegment(state.Segment)?.FindStep(state.LastSentStep ?? "");
        if (step?.Charge is not { } id
            || context.Policy.FindCharge(id) is not { } charge
            || (context.Customer.Type == CustomerType.Consumer && !charge.Consumers)
            || state.ChargesThisRound.Contains(id)
            || state.TasksThisRound.Contains(TaskKind.ChargeRate))
        {
            return null;
        }

        var amount = charge.Kind == ChargeKind.LumpSum ? LumpSum(charge, state, context) : Interest(charge, state, context);
        return amount is null
            ? NewTask.Open(
                state,
                TaskKind.ChargeRate,
                $"{id} was not added: no rate for {context.Creditor.Country} in {state.Principal.Currency.Code} covers {Iso(context.Today)}; "
                    + "complete the policy or decide by hand",
                step.Id)
            : amount.Value.Minor == 0 ? null
            : new ChargeAdded(
                id,
                charge.Kind == ChargeKind.LumpSum ? ChargeAdded.LumpSum : ChargeAdded.Interest,
                step.Id,
                new MinorUnits(amount.Value.Minor),
                charge.LegalBasis,
                amount.Value.Source);
    }

    /// <summary>A charge that goes now that the case is closed; a case handed over keeps its charges.</summary>
    public static ChargeAdded? Waivable(Case state, DecisionContext context) => state.Closed == CaseOutcome.HandedOver
        ? null
        : state.Charges.FirstOrDefault(charge => context.Policy.FindCharge(charge.Charge) is not { Pursue: true });

    private static (long Minor, string Source)? LumpSum(Charge charge, Case state, DecisionContext context) => charge.Rates
        .Where(rate => rate.Covers(context.Creditor.Country, context.Today)
            && rate.Amount is { } sum
            && (sum.Currency == state.Principal.Currency || sum.Minor == 0)
            && rate.PrincipalFrom <= state.Principal.Minor)
        .OrderByDescending(rate => rate.PrincipalFrom)
        .Select(rate => ((long, string)?)(rate.Amount!.Value.Minor, rate.Source))
        .FirstOrDefault();

    // Rounded down, once, at the end: in the customer's favour.
    private static (long Minor, string Source)? Interest(Charge charge, Case state, DecisionContext context)
    {
        var days = Math.Max(0, Period.DaysBetween(state.DueDate, context.Today));
        if (days > MostDays)
        {
            return null;
        }

        var percentDays = 0m;
        var source = "";
        for (var day = 1; day <= days; day++)
        {
            var date = state.DueDate.PlusDays(day);
            if (charge.Rates.FirstOrDefault(rate => rate.Covers(context.Creditor.Country, date)) is not { Percent: { } percent } rate)
            {
                return null;
            }

            percentDays += percent;
            source = rate.Source;
        }

        return ((long)decimal.Floor(state.Outstanding.Minor * percentDays / 36500m), source);
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
