using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Amounts;
using Reminders.Domain.Decisions;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Invoices.CaseCommand;
using static Reminders.Domain.Invoices.CommandResult;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Invoices;

/// <summary>What is agreed with the customer: "already paid", a promise, instalments, a later due date.</summary>
internal static class AgreementCommands
{
    /// <summary>How far ahead dates given by people may lie.</summary>
    public const int MaxDaysAhead = 730;

    public static CommandResult Claim(Case state, ClaimPaid claim, DecisionContext context)
    {
        if (claim.PaidOn > context.Today)
        {
            return new Invalid("paidOn", "is in the future");
        }

        if (state.Claim is not null)
        {
            return new Accepted([]);
        }

        var until = context.EndOf(context.Today.PlusDays(context.Policy.ClaimDays));
        return Facts(
            new PaymentClaimed(claim.PaidOn, until, claim.Reason),
            NewTask.Open(state, TaskKind.PaymentClaimed, "the customer says it was paid: look for the payment"));
    }

    public static CommandResult Promise(Case state, MakePromise promise, DecisionContext context)
    {
        if (state.Plan is not null)
        {
            return new Refused("a payment plan is agreed");
        }

        if (DateProblem(promise.Date, context) is { } problem)
        {
            return new Invalid("date", problem);
        }

        var longest = context.Policy.Promise.LongestDays;
        if (promise.Date > context.Today.PlusDays(longest))
        {
            return new Invalid("date", $"is more than {longest} days ahead");
        }

        var amount = promise.Amount ?? new MinorUnits(state.Outstanding.Minor);
        if (amount.Value <= 0 || amount.Value > state.Outstanding.Minor)
        {
            return new Invalid("amount", $"must be greater than zero and at most the outstanding {state.Outstanding}");
        }

        return state.Promise is { } current && current.Date == promise.Date && current.Amount == amount
            ? new Accepted([])
            : Facts(new PromiseMade(promise.Date, amount, Pauses.DeadlineOf(promise.Date, context), promise.Reason));
    }

    public static CommandResult Plan(Case state, AgreePlan plan, DecisionContext context)
    {
        var most = context.Policy.Plan.MostInstalments;
        if (plan.Instalments.Length > most)
        {
            return new Invalid("instalments", $"are more than {most}");
        }

        for (var i = 0; i < plan.Instalments.Length; i++)
        {
            var instalment = plan.Instalments[i];
            if (DateProblem(instalment.Date, context) is { } problem)
            {
                return new Invalid($"instalments/{i}/date", problem);
            }

            if (i > 0 && instalment.Date <= plan.Instalments[i - 1].Date)
            {
                return new Invalid($"instalments/{i}/date", "must be later than the instalment before it");
            }

            if (instalment.Amount.Value <= 0)
            {
                return new Invalid($"instalments/{i}/amount", "must be greater than zero");
            }
        }

        var sum = plan.Instalments.Sum(instalment => instalment.Amount.Value);
        if (sum != state.Outstanding.Minor)
        {
            return new Invalid("instalments", $"add up to {state.Outstanding with { Minor = sum }}; outstanding is {state.Outstanding}");
        }

        return state.Plan is { } current && current.Instalments.SequenceEqual(plan.Instalments)
            ? new Accepted([])
            : Facts(new PlanAgreed(plan.Instalments, plan.Reason));
    }

    /// <summary>Nothing is agreed by asking: a task for a person, and no messages for as long as after "already paid".</summary>
    public static CommandResult AskForPlan(Case state, AskForInstalments ask, DecisionContext context)
    {
        var most = context.Policy.Plan.MostInstalments;
        if (ask.Parts < 2 || ask.Parts > most)
        {
            return new Invalid("parts", $"must be 2 to {most}");
        }

        if (state.TaskOf(TaskKind.InstalmentsAsked) is not null)
        {
            return new Accepted([]);
        }

        if (state.Plan is not null)
        {
            return new Refused("a payment plan is agreed");
        }

        if (state.TasksThisRound.Contains(TaskKind.InstalmentsAsked))
        {
            return new Refused("a person has answered this already");
        }

        var task = NewTask.Open(state, TaskKind.InstalmentsAsked, $"the customer asks to pay in {ask.Parts} instalments: agree on a plan, or answer them");
        var until = context.EndOf(context.Today.PlusDays(context.Policy.ClaimDays));
        return state.Hold is null ? Facts(task, new HoldPlaced(until, ask.Reason)) : Facts(task);
    }

    public static CommandResult Defer(Case state, Defer defer, DecisionContext context)
    {
        if (defer.DueDate == state.DueDate)
        {
            return new Accepted([]);
        }

        if (defer.DueDate < state.DueDate)
        {
            return new Invalid("dueDate", $"is before the due date {LocalDatePattern.Iso.Format(state.DueDate)}");
        }

        return DateProblem(defer.DueDate, context) is { } problem
            ? new Invalid("dueDate", problem)
            : Facts(new DeferralGranted(defer.DueDate, defer.Reason));
    }

    private static string? DateProblem(LocalDate date, DecisionContext context) =>
        date < context.Today ? "is in the past"
        : date > context.Today.PlusDays(MaxDaysAhead) ? $"is more than {MaxDaysAhead} days ahead"
        : null;

    private static Accepted Facts(params ReadOnlySpan<InvoiceEvent> events) => new([.. events]);
}
