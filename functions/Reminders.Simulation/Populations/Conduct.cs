using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;

namespace Reminders.Simulation.Populations;

/// <summary>
/// How people behave: what they do of their own accord, and what a reminder moves them to. A stated model, seeded, and no more: it
/// compares policies on equal terms, it does not predict anybody.
/// <list type="bullet">
/// <item>Who forgets and reads a reminder pays within four days: after a soft one half of the time, a friendly one six times in
/// ten, a firm one seven, a formal one eight; else at the next, or by their own late day.</item>
/// <item>Who needs help takes an offer (a firm message): three instalments, or a promise; nine in ten keep to it.</item>
/// <item>Who promises does so at the first overdue reminder, five to ten days ahead; three of four keep it.</item>
/// <item>Who disputes does so at the first overdue reminder or three days after the due date; the seller answers a week later,
/// two of three times in its own favour, and then it is paid within ten days; else it is cancelled.</item>
/// </list>
/// </summary>
public static class Conduct
{
    /// <summary>What they do about an invoice if nothing else happens.</summary>
    public static IEnumerable<PlannedAct> OfOwnAccord(PlannedInvoice invoice, Chance luck)
    {
        if (invoice.Habit == Habit.Disputes)
        {
            foreach (var act in Dispute(invoice.Due.PlusDays(3), luck))
            {
                yield return act;
            }
        }

        if (invoice.Pace is { } pace)
        {
            yield return new PlannedAct(LocalDate.Max(invoice.Due.PlusDays(pace), invoice.Invoice.IssueDate), new Act.Pay());
        }
    }

    /// <summary>What a reminder moves them to; nothing, more often than not.</summary>
    /// <param name="number">The how-manieth reminder for this invoice, from 1.</param>
    public static ImmutableArray<PlannedAct> OnReminder(PlannedInvoice invoice, int number, int severity, LocalDate on, Chance luck)
    {
        var now = luck.For($"reminder{number}");
        var firstOverdue = severity == Severity.Friendly;
        return invoice.Habit switch
        {
            Habit.Forgets when now.Percent("moved", Moved(severity)) => Pays(on.PlusDays(now.Between("delay", 0, 4)), luck),
            Habit.NeedsHelp when severity == Severity.Firm => TakesHelp(on.PlusDays(now.Between("delay", 0, 2)), luck),
            Habit.Promises when firstOverdue => Promises(on.PlusDays(now.Between("delay", 0, 1)), luck),
            Habit.Disputes when firstOverdue => Dispute(on.PlusDays(now.Between("delay", 0, 2)), luck),
            _ => [],
        };
    }

    private static int Moved(int severity) => severity switch
    {
        Severity.Soft => 50,
        Severity.Friendly => 60,
        Severity.Firm => 70,
        _ => 80,
    };

    // One in ten pays a part first, one in twelve says so before the money arrives.
    private static ImmutableArray<PlannedAct> Pays(LocalDate on, Chance luck) => luck.Between("how", 1, 60) switch
    {
        <= 6 => [new(on, new Act.Pay(60)), new(on.PlusDays(9), new Act.Pay())],
        <= 11 => [new(on, new Act.SayPaid()), new(on.PlusDays(2), new Act.Pay())],
        _ => [new(on, new Act.Pay())],
    };

    private static ImmutableArray<PlannedAct> TakesHelp(LocalDate on, Chance luck)
    {
        if (luck.Percent("promise", 40))
        {
            return Promises(on, luck);
        }

        ImmutableArray<LocalDate> days = [on.PlusDays(5), on.PlusDays(20), on.PlusDays(35)];
        var keeps = luck.Percent("keepsPlan", 90) ? 3 : 1;
        return [new(on, new Act.AgreePlan(days)), .. days.Take(keeps).Select((day, index) => new PlannedAct(day, new Act.PayInstalment(3 - index)))];
    }

    private static ImmutableArray<PlannedAct> Promises(LocalDate on, Chance luck)
    {
        var date = on.PlusDays(luck.Between("ahead", 5, 10));
        return luck.Percent("keepsPromise", 75)
            ? [new(on, new Act.Promise(date)), new(date, new Act.Pay())]
            : [new(on, new Act.Promise(date))];
    }

    private static ImmutableArray<PlannedAct> Dispute(LocalDate on, Chance luck) => luck.Percent("inFavour", 67)
        ? [new(on, new Act.Dispute()), new(on.PlusDays(7), new Act.Settle(DisputeOutcome.Rejected)), new(on.PlusDays(7 + luck.Between("after", 1, 10)), new Act.Pay())]
        : [new(on, new Act.Dispute()), new(on.PlusDays(7), new Act.Settle(DisputeOutcome.Upheld)), new(on.PlusDays(8), new Act.Withdraw())];
}
