using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Contacts;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using Reminders.Domain.Policies;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Decisions;

/// <summary>Walks the chain: wait for the next step's time, then let it happen unless a pause or a contact rule withholds it.</summary>
internal static class ChainRule
{
    public static Decision Decide(Case state, DecisionContext context)
    {
        var position = Chain.Next(state, context);
        if (!position.Lapsed.IsEmpty)
        {
            return new Decision { Events = [.. position.Lapsed.Select(step => new StepSkipped(step, SkipReason.Lapsed, null))] };
        }

        var pause = Pauses.Of(state, context);
        if (pause is { Rule: "directDebit", Until: null } && !state.TasksThisRound.Contains(TaskKind.DirectDebit))
        {
            return Decision.Record(NewTask.Open(state, TaskKind.DirectDebit, "the direct debit did not arrive: collect again or send reminders"));
        }

        if (pause is { Rule: "contested" } && state.TaskOf(TaskKind.ContestedPayment) is null)
        {
            return Decision.Record(NewTask.Open(
                state, TaskKind.ContestedPayment, "the payer had the payment charged back or objects to it: answer the customer or the gateway, then complete this task"));
        }

        if (pause is not null)
        {
            return Paused(state, context, position, pause);
        }

        if (IsSmall(state, context))
        {
            return Small(state, context);
        }

        if (RequiredTask(state, context) is { } required)
        {
            return new Decision
            {
                WaitsFor = $"task:{required.TaskId}",
                Explanation = position.PassedOver.Add(Explanation.Waits("required", $"nothing else happens before this is done: {required.Detail}")),
            };
        }

        return position.Step is { } planned
            ? context.Now < planned.At ? Sleep(planned, position, context) : Due(state, context, planned.Step, position)
            : Ended(state, context, position);
    }

    private static OpenTask? RequiredTask(Case state, DecisionContext context) => state.OpenTasks.FirstOrDefault(task =>
        TaskKind.IsStep(task.Kind) && context.Policy.FindSegment(state.Segment)?.FindStep(task.Step ?? "") is { Required: true });

    private static Decision Paused(Case state, DecisionContext context, ChainPosition position, Pause pause)
    {
        var explanation = position.PassedOver.Add(Explanation.Suppressed(pause.Rule, $"not sent: {pause.Detail}"));
        var over = Pauses.NextDeadline(state, context) is { } deadline ? Earlier(deadline, pause.Until) : pause.Until;
        var waiting = new Decision
        {
            WakeAt = over,
            WaitsFor = pause.WaitsFor,
            NextStep = position.Step?.Step.Id,
            Explanation = explanation,
        };
        return position.Step switch
        {
            // Wake when the step would have been sent, to record that it was not, and why.
            { } planned when context.Now < planned.At => waiting with { WakeAt = Earlier(planned.At, over) },
            { } planned => Withheld(state, waiting, planned.Step, pause.Rule, pause.Until),
            null => waiting,
        };
    }

    private static bool IsSmall(Case state, DecisionContext context) =>
        state.Outstanding < state.Principal
        && context.Policy.SmallBalance.TryGetValue(state.Principal.Currency.Code, out var small)
        && state.Outstanding.Minor <= small;

    private static Decision Small(Case state, DecisionContext context)
    {
        var detail = $"{state.Outstanding} is left: too little to ask for";
        var overdueAt = context.EndOf(state.DueDate);
        if (context.Now >= overdueAt && !state.TasksThisRound.Contains(TaskKind.SmallBalance))
        {
            return Decision.Record(NewTask.Open(state, TaskKind.SmallBalance, $"{state.Outstanding} is left: write it off or ask by hand"));
        }

        return new Decision
        {
            WakeAt = context.Now < overdueAt ? overdueAt : null,
            WaitsFor = context.Now < overdueAt ? null : WaitsForTask(state, TaskKind.SmallBalance),
            Explanation = [Explanation.Suppressed("smallBalance", detail)],
        };
    }

    private static Decision Sleep(PlannedStep planned, ChainPosition position, DecisionContext context) => new()
    {
        WakeAt = planned.At,
        NextStep = planned.Step.Id,
        Explanation = position.PassedOver.Add(Explanation.Waits("schedule", $"{planned.Step.Id} from {Local(planned.At, context)}")),
    };

    private static Decision Due(Case state, DecisionContext context, Step step, ChainPosition position) => step.Kind switch
    {
        _ when (step.Severity > Severity.Soft || context.Policy.OnStaleFeed == StaleFeedRule.HoldEverything)
            && context.Feeds.Silent(context) is { } silent => WaitForWord(state, context, step, position, silent),
        StepKind.HandOver => Decision.Record(new ApprovalRequested(step.Id)),
        _ when step.NeedsApproval && !state.ApprovedSteps.Contains(step.Id) => Decision.Record(new ApprovalRequested(step.Id)),
        StepKind.Task => Decision.Record(
            NewTask.Open(state, step.Task, $"{state.Outstanding} is open since {LocalDatePattern.Iso.Format(state.DueDate)}: {ToDo(step.Task)}", step.Id)),
        StepKind.Message => Message(state, context, step, position.PassedOver),
        _ => throw new InvalidOperationException($"No kind of step: {step.Kind}."),
    };

    // A payment may be there and unheard. Word from the feed rings nobody, so look again every hour.
    private static Decision WaitForWord(Case state, DecisionContext context, Step step, ChainPosition position, FeedWord silent)
    {
        var since = silent.HeardAt is { } heard ? $"since {Local(heard, context)}" : "yet";
        var explanation = position.PassedOver.Add(
            Explanation.Suppressed("staleFeed", $"not sent: no word from payment feed {silent.Feed} {since}"));
        var waiting = Until(context.Now + Duration.FromHours(1), step, explanation) with { WaitsFor = $"feed:{silent.Feed}" };
        return Withheld(state, waiting, step, "staleFeed", null);
    }

    private static string ToDo(string task) => task switch
    {
        TaskKind.Call => "call the customer",
        TaskKind.Letter => "write a letter",
        _ => "look at the case and call",
    };

    private static Decision Message(Case state, DecisionContext context, Step step, ImmutableArray<Explanation> passedOver)
    {
        if (state.AttemptsOf(step.Id)?.Transient >= Retries.AskAfter)
        {
            return AskPerson(state, context, TaskKind.DeliveryFailing, step, "sending failed again and again: look into the channel, then complete this task to try again");
        }

        if (ContactRules.ChannelFor(step, context.Customer) is not { } channel)
        {
            return AskPerson(state, context, TaskKind.NoAddress, step, $"{step.Id} cannot be sent: no working address on {string.Join(" or ", step.Channels)}");
        }

        var allowed = passedOver
            .Add(Explanation.Allowed("schedule", $"{step.Id} is due"))
            .Add(Explanation.Allowed("channel", channel));
        if (context.Customer.OpenClaim is { } claim)
        {
            var finishAt = claim.At + ContactProtocol.FinishAfter;
            return new Decision
            {
                FinishContact = context.Now >= finishAt ? claim.ContactId : null,
                WakeAt = finishAt,
                NextStep = step.Id,
                Explanation = allowed.Add(Explanation.Waits("openClaim", "another message to this customer is under way")),
            };
        }

        if (ContactRules.QuietUntil(step, context) is { } opens)
        {
            var quiet = Explanation.Suppressed("quietHours", $"quiet until {Local(opens, context)}");
            return Withheld(state, Until(opens, step, allowed.Add(quiet)), step, "quietHours", opens);
        }

        var (fullUntil, detail) = ContactRules.Budget(step, context);
        if (fullUntil is { } free)
        {
            var full = Explanation.Suppressed("contactBudget", $"{detail}; next from {Local(free, context)}");
            return Withheld(state, Until(free, step, allowed.Add(full)), step, "contactBudget", free);
        }

        var explanation = allowed.Add(Explanation.Allowed("contactBudget", detail));
        var attempt = 1 + (state.AttemptsOf(step.Id)?.Failed ?? 0);
        return new Decision
        {
            Contact = new ContactPlan(step, channel, state.Round, attempt, explanation),
            WakeAt = context.Now,
            NextStep = step.Id,
            Explanation = explanation,
        };
    }

    private static Decision Until(Instant wakeAt, Step step, ImmutableArray<Explanation> explanation) =>
        new() { WakeAt = wakeAt, NextStep = step.Id, Explanation = explanation };

    // Withholding something new is recorded; the same again is not.
    private static Decision Withheld(Case state, Decision waiting, Step step, string reason, Instant? notBefore) =>
        state.LastSuppression is { } last && last.Step == step.Id && last.Reason == reason && last.NotBefore == notBefore
            ? waiting
            : Decision.Record(new ReminderSuppressed(step.Id, step.Severity, reason, notBefore, waiting.Explanation));

    // If the step's last day passes before the person has acted, the chain moves on without it.
    private static Decision AskPerson(Case state, DecisionContext context, string kind, Step step, string detail) => state.TaskOf(kind) is { } task
        ? new Decision
        {
            WakeAt = step.Latest is { } latest ? context.EndOf(context.Offset(state.DueDate, latest)) : null,
            WaitsFor = $"task:{task.TaskId}",
            NextStep = step.Id,
            Explanation = [Explanation.Suppressed(kind, detail)],
        }
        : Decision.Record(NewTask.Open(state, kind, detail, step.Id));

    private static Decision Ended(Case state, DecisionContext context, ChainPosition position)
    {
        if (state.OpenTasks.FirstOrDefault(task => TaskKind.IsStep(task.Kind)) is { } last)
        {
            return new Decision
            {
                WaitsFor = $"task:{last.TaskId}",
                Explanation = position.PassedOver.Add(Explanation.Waits(last.Kind, last.Detail)),
            };
        }

        if (AskAt(state, context) is { } askAt && context.Now < askAt)
        {
            return new Decision
            {
                WakeAt = askAt,
                Explanation = position.PassedOver.Add(Explanation.Waits("final", $"every step is done; a person is asked from {Local(askAt, context)}")),
            };
        }

        return state.TasksThisRound.Contains(TaskKind.ChainEnded)
            ? new Decision
            {
                WaitsFor = WaitsForTask(state, TaskKind.ChainEnded),
                Explanation = position.PassedOver.Add(Explanation.Stops("chainEnded", "every step is done; a person decides how to go on")),
            }
            : Decision.Record(NewTask.Open(state, TaskKind.ChainEnded, $"every step is done and {state.Outstanding} is open: decide how to go on"));
    }

    // Time for the last message to work before a person is asked.
    private static Instant? AskAt(Case state, DecisionContext context) =>
        context.Policy.FinalAfterDays is { } days && state.LastContactAt is { } lastContact ? lastContact + Duration.FromDays(days) : null;

    private static string WaitsForTask(Case state, string kind) => state.TaskOf(kind) is { } task ? $"task:{task.TaskId}" : $"operator:{kind}";

    private static Instant Earlier(Instant one, Instant? other) => other is { } instant && instant < one ? instant : one;

    private static string Local(Instant instant, DecisionContext context) =>
        instant.InZone(context.CustomerZone).ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
}
