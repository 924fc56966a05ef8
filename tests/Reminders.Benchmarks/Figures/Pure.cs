using System.Collections.Immutable;
using System.Diagnostics;
using NodaTime;
using Reminders.Application.Policies;
using Reminders.Benchmarks.Measuring;
using Reminders.Domain.Customers;
using Reminders.Domain.Decisions;
using Reminders.Domain.Documents;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;

namespace Reminders.Benchmarks.Figures;

/// <summary>What needs no storage: decisions, and whole lives of invoices made of them. One core.</summary>
internal static class Pure
{
    private static readonly Duration Life = Duration.FromDays(90);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(3);
    private static readonly Policy Policy = new ShippedPolicies().Find("standard")!;
    private static readonly CreditorTerms Terms = new(DateTimeZoneProviders.Tzdb["Europe/Berlin"], "DE", null);
    private static readonly Instant Posted = Instant.FromUtc(2026, 11, 2, 9, 0);

    public static IReadOnlyList<Figure> All()
    {
        // What an unpaid invoice is asked along its way: before, on and between its steps.
        var asked = new List<(Case State, DecisionContext Context)>();
        Live(0, (state, context) => asked.Add((state, context)));
        var (decisions, bytes) = Rate(turn => Decider.Decide(asked[turn % asked.Count].State, asked[turn % asked.Count].Context));
        var (lives, _) = Rate(turn => Live(turn, null));
        var load = Machine.Load();
        return
        [
            new Figure("pure decisions on one core", decisions, "1/s", Load: load),
            new Figure("allocated for a decision", bytes, "bytes", Load: load),
            new Figure("lives of 90 days simulated on one core", lives, "1/s", Load: load),
        ];
    }

    private static (double PerSecond, double Bytes) Rate(Func<int, object?> act)
    {
        var kept = 0;
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < Long;)
        {
            kept += act(kept) is null ? 0 : 1;
        }

        // By processor time: on a machine that is not alone a second of the clock is less than one of a core.
        var (allocated, began) = (GC.GetAllocatedBytesForCurrentThread(), Pace.Own());
        var watch = Stopwatch.StartNew();
        var turns = 0;
        for (; watch.Elapsed < Long; turns++)
        {
            kept += act(turns) is null ? 0 : 1;
        }

        var seconds = (Pace.Own() - began).TotalSeconds;
        return kept == 0 ? default : (turns / seconds, (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)turns);
    }

    // From posting to day 90: every wake, every message sent at once, every fifth paid after its first reminder.
    private static Case Live(int number, Action<Case, DecisionContext>? ask)
    {
        var now = Posted;
        var profile = new CustomerEvent.CustomerProfileChanged(
            CustomerType.Consumer, true, false, "de-DE", null, "DE", null, null, false, true, false, new DocumentRef("profile", "0"));
        var customer = Customer.Unknown.Evolve(profile, now);
        var state = Case.None.Evolve(Registered(), now);
        for (var wake = (Instant?)now; wake <= Posted + Life;)
        {
            now = wake.Value;
            var context = new DecisionContext(customer, Policy, Terms, now);
            ask?.Invoke(state, context);
            var settled = Decider.Settle(state, context);
            state = settled.After;
            wake = settled.Decision.WakeAt;
            if (settled.Decision.TellCustomer is { } paid)
            {
                customer = customer.Evolve(paid, now);
                wake = now;
            }
            else if (settled.Decision.Contact is { } contact)
            {
                (state, customer) = Sent(state, customer, contact, now);
                state = number % 5 == 1 ? state.Evolve(new InvoiceEvent.PaymentReceived("bank", "p", new(11_900), now.InUtc().Date), now) : state;
                wake = now;
            }
        }

        return state;
    }

    private static InvoiceEvent.InvoiceRegistered Registered()
    {
        var issued = Posted.InUtc().Date;
        return new InvoiceEvent.InvoiceRegistered(
            "i", "i", new(11_900), "EUR", issued, issued.PlusDays(14), "c", null, null, Policy.Reference, "regular", false, "", null);
    }

    private static (Case State, Customer Customer) Sent(Case state, Customer customer, ContactPlan plan, Instant now)
    {
        var id = plan.Step.Id;
        ImmutableArray<string> covers = ["i"];
        state = state
            .Evolve(new InvoiceEvent.ReminderIntended(id, plan.Round, id, plan.Attempt, plan.Channel, plan.Step.Severity, covers, now, plan.Explanation), now)
            .Evolve(new InvoiceEvent.ReminderSent(id, plan.Round, id, plan.Attempt, plan.Channel, plan.Step.Severity, covers, null), now);
        customer = customer
            .Evolve(new CustomerEvent.ContactClaimed(id, plan.Channel, covers), now)
            .Evolve(new CustomerEvent.ReminderSent(id, plan.Channel), now);
        return (state, customer);
    }
}
