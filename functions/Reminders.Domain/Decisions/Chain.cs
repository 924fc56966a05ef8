using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Calendars;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;

namespace Reminders.Domain.Decisions;

/// <summary>A step and the instant from which it may happen, inside contact hours.</summary>
public sealed record PlannedStep(Step Step, Instant At);

/// <summary>The chain's next step, steps whose last day is over, and what was passed over on the way.</summary>
public sealed record ChainPosition(PlannedStep? Step, ImmutableArray<string> Lapsed, ImmutableArray<Explanation> PassedOver);

/// <summary>
/// Which step of the segment's chain is next, and when. One step at a time, never softer than what was sent, never before its date,
/// its gap, the bank days of a transfer under way, or an earlier plan.
/// </summary>
public static class Chain
{
    public static ChainPosition Next(Case state, DecisionContext context)
    {
        var lapsed = ImmutableArray.CreateBuilder<string>();
        var passedOver = ImmutableArray.CreateBuilder<Explanation>();
        foreach (var step in StepsOf(state, context))
        {
            if (state.IsOver(step.Id) || step.Severity < state.LastSeverity)
            {
                continue;
            }

            if (step.OnlyIfNothingDelivered && state.DeliveredThisRound > 0)
            {
                passedOver.Add(Explanation.PassedOver("onlyIf", $"{step.Id}: an earlier reminder was delivered"));
                continue;
            }

            if (step.MinimumOutstanding is { } least
                && least.TryGetValue(state.Outstanding.Currency.Code, out var minor)
                && state.Outstanding.Minor < minor)
            {
                passedOver.Add(Explanation.PassedOver("minimumOutstanding", $"{step.Id}: less than {state.Outstanding with { Minor = minor }} is open"));
                continue;
            }

            var at = TimeOf(step, state, context);
            if (step.Latest is { } latest)
            {
                var lastDay = context.Offset(state.DueDate, latest);
                if (context.Today > lastDay)
                {
                    lapsed.Add(step.Id);
                    continue;
                }

                var earliest = context.NextOpen(Instant.Max(at, context.Now), step);
                if (LocalTimes.DateIn(earliest, context.Creditor.Zone) > lastDay)
                {
                    passedOver.Add(Explanation.PassedOver("latest", $"{step.Id}: no contact hours are left before its last day"));
                    continue;
                }
            }

            return new ChainPosition(new PlannedStep(step, at), lapsed.ToImmutable(), passedOver.ToImmutable());
        }

        return new ChainPosition(null, lapsed.ToImmutable(), passedOver.ToImmutable());
    }

    /// <summary>From when a step may happen: the latest of all that keeps it back, moved into contact hours.</summary>
    public static Instant TimeOf(Step step, Case state, DecisionContext context) =>
        context.NextOpen(
            Instant.Max(
                StartOf(step, state, context),
                Instant.Max(TransfersIn(step, state, context), NotBefore(step, state, context))),
            step);

    /// <summary>The first day on which the step after this one may come, if this one is sent today; null: it is the last.</summary>
    public static LocalDate? FirstDayAfter(Step step, Case state, DecisionContext context)
    {
        var steps = StepsOf(state, context);
        var index = steps.IndexOf(step);
        if (index < 0 || index == steps.Length - 1)
        {
            return null;
        }

        var next = steps[index + 1];
        return LocalDate.Max(
            context.Offset(next.AfterPrevious ? context.Today : state.DueDate, next.At),
            context.Today.PlusDays(next.MinimumGapDays));
    }

    /// <summary>The day the policy plans a step for, whatever else may keep it back.</summary>
    public static LocalDate DateOf(Step step, Case state, DecisionContext context)
    {
        var steps = StepsOf(state, context);
        var index = steps.IndexOf(step);
        if (!step.AfterPrevious || index <= 0)
        {
            return context.Offset(state.DueDate, step.At);
        }

        var previous = steps[index - 1];
        var from = state.LastStep == previous.Id && state.LastContactAt is { } sent
            ? LocalTimes.DateIn(sent, context.Creditor.Zone)
            : DateOf(previous, state, context);
        return context.Offset(from, step.At);
    }

    /// <summary>When that day begins where the customer is: hours before or after it does where the creditor is.</summary>
    public static Instant StartOf(Step step, Case state, DecisionContext context) =>
        LocalTimes.At(DateOf(step, state, context), LocalTime.Midnight, context.CustomerZone);

    private static ImmutableArray<Step> StepsOf(Case state, DecisionContext context) =>
        context.Policy.FindSegment(state.Segment)?.Steps ?? [];

    /// <summary>What keeps a step back besides its own date: gap, end of a pause, earlier plan, a failed attempt.</summary>
    public static Instant NotBefore(Step step, Case state, DecisionContext context)
    {
        var earliest = state.NotBefore ?? Instant.MinValue;
        if (state.LastContactAt is { } lastContact)
        {
            earliest = Instant.Max(earliest, lastContact + Duration.FromDays(step.MinimumGapDays));
        }

        // After a promise, a dispute or a hold the customer gets the soft steps at once and the hard ones only after their gap.
        if (step.Severity >= Severity.Firm && state.PauseEndedAt is { } pauseEnded)
        {
            earliest = Instant.Max(earliest, pauseEnded + Duration.FromDays(step.MinimumGapDays));
        }

        if (state.AttemptsOf(step.Id) is { Transient: > 0 } attempts)
        {
            earliest = Instant.Max(earliest, attempts.LastFailedAt + Retries.Backoff(attempts.Transient));
        }

        return earliest;
    }

    // A transfer made on the due date needs bank days to arrive where the creditor is; a message before that would reach people
    // who have paid.
    private static Instant TransfersIn(Step step, Case state, DecisionContext context) => step.Severity == Severity.Soft
        ? Instant.MinValue
        : context.EndOf(context.Offset(state.DueDate, new DayOffset(context.Policy.TransferBusinessDays, Business: true)));
}
