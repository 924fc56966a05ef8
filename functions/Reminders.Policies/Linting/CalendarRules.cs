using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;

namespace Reminders.Policies.Linting;

/// <summary>
/// What a chain plans, for invoices due on every day of a year and on several calendars: steps in their order, gaps and contact
/// budget kept, nothing soft after the due date. Each slip is named once, with the first due date that shows it.
/// </summary>
internal static class CalendarRules
{
    private const int Year = 2026;

    private static readonly CreditorTerms[] Creditors =
    [
        new(DateTimeZone.Utc, "DE", "BY"), new(DateTimeZone.Utc, "GB", null), new(DateTimeZone.Utc, "SE", null), new(DateTimeZone.Utc, "US", null),
    ];

    public static IEnumerable<PolicyProblem> Check(SegmentPlace segment)
    {
        var found = new Dictionary<(string Rule, string Step), PolicyProblem>();
        foreach (var creditor in segment.Steps.Any(step => step.At.Business || step.Latest is { Business: true }) ? Creditors : Creditors[..1])
        {
            var context = new DecisionContext(Customer.Unknown, segment.Policy, creditor, Instant.FromUtc(Year, 1, 1, 0, 0));
            for (var due = new LocalDate(Year, 1, 1); due.Year == Year; due = due.PlusDays(1))
            {
                foreach (var (rule, step, key, message) in OneDueDate(segment, due, context))
                {
                    found.TryAdd((rule, step.Id), segment.Problem(step, key, message + Example(segment, due)));
                }
            }
        }

        return found.Values;
    }

    private static IEnumerable<(string Rule, Step Step, string Key, string Message)> OneDueDate(SegmentPlace segment, LocalDate due, DecisionContext context)
    {
        var state = Case.None with { DueDate = due, Segment = segment.Segment.Id };
        var plan = segment.Steps.Select(step => new Planned(step, Chain.DateOf(step, state, context))).ToList();
        foreach (var (planned, next) in plan.Zip(plan.Skip(1)).Where(pair => pair.First.On > pair.Second.On))
        {
            yield return ("order", planned.Step, "at",
                $"'{planned.Step.Id}' ({SegmentPlace.Time(planned.Step)}) lies past the next step, '{next.Step.Id}' ({SegmentPlace.Time(next.Step)}): move one of them");
        }

        foreach (var planned in plan)
        {
            if (planned.Step.Latest is { } latest && planned.On > context.Offset(due, latest))
            {
                yield return ("latest", planned.Step, "latest",
                    $"'{planned.Step.Id}' ({SegmentPlace.Time(planned.Step)}) can never happen: its 'latest' is before it");
            }

            if (planned.Step is { Kind: StepKind.Message, Severity: Severity.Soft } && planned.On > due)
            {
                yield return ("soft", planned.Step, "at",
                    $"'{planned.Step.Id}' is soft, so it would not wait for transfers under way, but comes after the due date: make it friendly, or earlier");
            }
        }

        // What is out of order keeps no gaps either: one slip, one message.
        for (var start = 0; start < plan.Count && IsInOrder(plan); start++)
        {
            var path = PathFrom(plan, start);
            foreach (var (before, planned) in AfterMessages(path).Where(pair => Period.DaysBetween(pair.Message.On, pair.Next.On) < pair.Next.Step.MinimumGapDays))
            {
                yield return ("gap", planned.Step, "at", string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{planned.Step.Id}' comes {Period.DaysBetween(before.On, planned.On)} days after '{before.Step.Id}', but keeps {planned.Step.MinimumGapDays} days to it ('minimumGap'): move it, or shorten the gap"));
            }

            foreach (var (before, planned) in AfterMessages(path).Where(pair => pair.Next.Step is { Kind: StepKind.Message, MinimumGapDays: 0 } && pair.Next.On == pair.Message.On))
            {
                yield return ("sameDay", planned.Step, "at",
                    $"'{planned.Step.Id}' comes on the same day as '{before.Step.Id}': nobody could act on the first one; move it");
            }

            foreach (var (cap, planned) in OverBudget(path, segment.Policy.Budget))
            {
                yield return ("budget", planned.Step, "at",
                    $"with '{planned.Step.Id}' ({SegmentPlace.Time(planned.Step)}) there are more messages than the contact budget allows ({cap}): move it, or leave a message out");
            }
        }
    }

    private static bool IsInOrder(List<Planned> plan) => plan.Zip(plan.Skip(1)).All(pair => pair.First.On <= pair.Second.On);

    // A case may begin anywhere in the chain; then steps that are for nobody-reached-yet are over once something was sent.
    private static List<Planned> PathFrom(List<Planned> plan, int start)
    {
        var path = new List<Planned>();
        foreach (var planned in plan.Skip(start))
        {
            if (!planned.Step.OnlyIfNothingDelivered || path.TrueForAll(earlier => earlier.Step.Kind != StepKind.Message))
            {
                path.Add(planned);
            }
        }

        return path;
    }

    // Each step with the last message before it: that is what gaps count from.
    private static IEnumerable<(Planned Message, Planned Next)> AfterMessages(List<Planned> path)
    {
        Planned? message = null;
        foreach (var planned in path)
        {
            if (message is not null)
            {
                yield return (message, planned);
            }

            message = planned.Step.Kind == StepKind.Message ? planned : message;
        }
    }

    private static IEnumerable<(ContactCap Cap, Planned Planned)> OverBudget(List<Planned> path, ContactBudget budget)
    {
        var messages = path.Where(planned => planned.Step.Kind == StepKind.Message).ToList();
        foreach (var cap in budget.Caps)
        {
            for (var i = cap.Messages; i < messages.Count; i++)
            {
                if (Duration.FromDays(Period.DaysBetween(messages[i - cap.Messages].On, messages[i].On)) < cap.Period)
                {
                    yield return (cap, messages[i]);
                }
            }
        }
    }

    // Calendar days are the same for every due date; only business days need an example.
    private static string Example(SegmentPlace segment, LocalDate due) =>
        segment.Steps.Any(step => step.At.Business) ? $" (as for an invoice due on {LocalDatePattern.Iso.Format(due)})" : "";

    private sealed record Planned(Step Step, LocalDate On);
}
