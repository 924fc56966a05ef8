using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;

namespace Reminders.Policies.Linting;

/// <summary>What became of one invoice that nobody pays: which steps happened, what the budget held back, whether it ended with a person.</summary>
internal sealed record Rehearsed(IReadOnlyList<string> Steps, IReadOnlyList<string> HeldBack, bool EndsWithAPerson);

/// <summary>Lets one invoice live through a segment's chain with the same rules as in earnest, in virtual time.</summary>
internal static class Rehearsal
{
    private const int MostTurns = 200;

    private static readonly CreditorTerms Creditor = new(DateTimeZoneProviders.Tzdb["Europe/Berlin"], "DE", "BY");

    // Reachable by everything, and rich enough for any minimum.
    private static readonly Customer Anybody = Customer.Unknown with { HasEmail = true, HasPhone = true, HasAddress = true, Country = "DE", Region = "BY" };
    private static readonly MinorUnits Amount = new(100_000_000);

    public static Rehearsed Run(Policy policy, Segment segment, LocalDate due, LocalDate registered)
    {
        // Alone and for everybody, so that no fact moves the case away.
        var alone = policy with { Segments = [segment with { When = new SegmentCondition() }] };
        var now = registered.At(new LocalTime(8, 0)).InZoneLeniently(Creditor.Zone).ToInstant();
        var customer = Anybody;
        var state = Case.None.Evolve(Registered(alone, segment, due, registered), now);
        var steps = new List<string>();
        var heldBack = new List<string>();
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var settled = Decider.Settle(state, new DecisionContext(customer, alone, Creditor, now));
            state = settled.After;
            heldBack.AddRange(settled.Facts.OfType<InvoiceEvent.ReminderSuppressed>().Where(held => held.Reason == "contactBudget").Select(held => held.Step));
            steps.AddRange(settled.Facts.OfType<InvoiceEvent.TaskOpened>().Select(task => task.Step).OfType<string>());
            switch (settled.Decision)
            {
                case { Contact: { } contact }:
                    var id = $"{turn}";
                    customer = customer.Evolve(new CustomerEvent.ContactClaimed(id, contact.Channel, []), now).Evolve(new CustomerEvent.ReminderSent(id, contact.Channel), now);
                    state = state.Evolve(new InvoiceEvent.ReminderSent(id, contact.Round, contact.Step.Id, contact.Attempt, contact.Channel, contact.Step.Severity, [], null), now);
                    steps.Add(contact.Step.Id);
                    break;
                case { WaitsFor: not null } when state.AwaitingApproval is { } step && segment.FindStep(step) is not { Kind: StepKind.HandOver }:
                    state = state.Evolve(new InvoiceEvent.Approved(step, null), now);
                    break;
                case { WaitsFor: { } person }:
                    if (state.AwaitingApproval is { } handOver)
                    {
                        steps.Add(handOver);
                    }

                    if (state.OpenTasks.FirstOrDefault(task => person == $"task:{task.TaskId}" && segment.FindStep(task.Step ?? "") is { Required: true }) is not { } required)
                    {
                        return new Rehearsed(steps, heldBack, true);
                    }

                    state = state.Evolve(new InvoiceEvent.TaskCompleted(required.TaskId, required.Kind, "done", null), now);
                    break;
                case { WakeAt: { } wakeAt }:
                    now = Instant.Max(now, wakeAt);
                    break;
                default:
                    return new Rehearsed(steps, heldBack, false);
            }
        }

        return new Rehearsed(steps, heldBack, false);
    }

    private static InvoiceEvent.InvoiceRegistered Registered(Policy policy, Segment segment, LocalDate due, LocalDate registered) => new(
        "1", "1", Amount, "EUR", registered, due, "1", null, null, policy.Reference, segment.Id, false, "", null);
}
