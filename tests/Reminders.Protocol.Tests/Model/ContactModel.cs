namespace Reminders.Protocol.Tests.Model;

/// <summary>
/// The contact protocol, one atomic effect a step: what can happen next in a state. A worker's steps are those of
/// <c>ContactGuard</c> in their order; reads that only inform are one step with the decision made on them.
/// </summary>
internal sealed partial class ContactModel(Setup setup)
{
    private List<Move> _moves = [];

    public Setup Setup => setup;

    private int FinishAfter => 2 * setup.Deadline;

    private uint MaxAge => (uint)(FinishAfter + setup.Skew);

    private uint Quiet => (uint)setup.Deadline + 1;

    /// <summary>Two invoices are due and nothing has happened yet.</summary>
    public State Start
    {
        get
        {
            var start = default(State);
            start.Set(State.World, WorldField.Events, (uint)setup.Events);
            start.Set(State.World, WorldField.Crashes, (uint)setup.Crashes);
            start.Set(State.World, WorldField.OptedOut, setup.TakesEmail ? 0 : 1u << (int)Way.Email);
            return start;
        }
    }

    /// <summary>Everything that can happen next, in a fixed order.</summary>
    public void Expand(State from, List<Move> into)
    {
        _moves = into;
        for (var worker = 0; worker < State.Workers; worker++)
        {
            // Two workers that stand at the same place do the same.
            if (worker == 0 || setup.Skew > 0 || from[0] != from[1])
            {
                Work(from, worker);
            }
        }

        Happen(from);
        Pass(from);
        if (IsStuck(from))
        {
            into.Add(new Move(from, new Step(StepKind.Tick), false, new Breach(Promise.P3, "all has been quiet for hours and still a contact is open that nobody will ever finish")));
        }
    }

    private void Work(State from, int worker)
    {
        switch (from.PhaseOf(worker))
        {
            case Phase.Idle: LookAtInvoice(from, worker); break;
            case Phase.ReadingCustomer: LookAtCustomer(from, worker); break;
            case Phase.Suppressing: Suppress(from, worker); break;
            case Phase.Covering: List(from, worker); break;
            case Phase.Claiming: ClaimBudget(from, worker); break;
            case Phase.Intending: Intend(from, worker); break;
            case Phase.LookingAgain: LookAgain(from, worker); break;
            case Phase.CheckingAgain: CheckAgain(from, worker); break;
            case Phase.HandingOver: HandOver(from, worker); break;
            case Phase.Calling: Answer(from, worker); break;
            case Phase.Recording: Record(from, worker); break;
            case Phase.Closing: Close(from, worker); break;
            case Phase.Sweeping: Sweep(from, worker); break;
            case Phase.Asking: Ask(from, worker); break;
            default: throw new InvalidOperationException($"No phase: {from.PhaseOf(worker)}.");
        }

        // Before the claim a process leaves nothing behind; while it calls, being cut off is the same.
        if (from.PhaseOf(worker) >= Phase.Intending && from.PhaseOf(worker) != Phase.Calling && from.Is(State.World, WorldField.Crashes))
        {
            var after = from;
            after[State.Worker(worker)] = 0;
            after.Set(State.World, WorldField.Crashes, from.Get(State.World, WorldField.Crashes) - 1);
            Emit(after, new Step(StepKind.Crash, Worker: (byte)worker));
        }
    }

    private void Emit(State after, Step step, Breach? breach = null)
    {
        for (var contact = 0; contact < State.Contacts; contact++)
        {
            Tidy(ref after, contact);
        }

        var swap = setup.Skew == 0 && after[0] < after[1];
        if (swap)
        {
            (after[0], after[1]) = (after[1], after[0]);
        }

        _moves.Add(new Move(after, step, swap, breach));
    }

    // Of a contact that is over and that nobody works on, only what still matters is kept; its slot is free again.
    private void Tidy(ref State state, int contact)
    {
        if (state.ClaimOf(contact) is Claim.None or Claim.Open
            || state.MarkOf(contact, 0) == Mark.Intended
            || state.MarkOf(contact, 1) == Mark.Intended
            || IsWorkedOn(state, contact))
        {
            return;
        }

        var word = State.Contact(contact);
        var isOut = MayBeOut(state, contact);
        if (!state.Is(word, ContactField.DaysAgo))
        {
            var counter = state.ClaimOf(contact) == Claim.Unknown && !setup.Holds(Rule.UnknownCounts) ? WorldField.SpentUnknown : WorldField.Spent;
            Count(ref state, counter, state.ClaimOf(contact) is Claim.Sent or Claim.Unknown);
            Count(ref state, WorldField.Out, isOut);
        }

        for (var invoice = 0; isOut && invoice < State.Invoices; invoice++)
        {
            if (IsAbout(state, contact, invoice)
                && state.Get(word, ContactField.Round(invoice)) == state.Get(State.Invoice(invoice), InvoiceField.Round))
            {
                state.Set(State.World, WorldField.OutFor(invoice), 1);
            }
        }

        state[word] = 0;

        static void Count(ref State state, Field counter, bool counts)
        {
            if (counts)
            {
                state.Set(State.World, counter, Math.Min(3, state.Get(State.World, counter) + 1));
            }
        }
    }

    private static bool IsWorkedOn(State state, int contact)
    {
        for (var worker = 0; worker < State.Workers; worker++)
        {
            if (state.PhaseOf(worker) >= Phase.Intending && state.Get(State.Worker(worker), WorkerField.Contact) == contact)
            {
                return true;
            }
        }

        return false;
    }

    private static void InvoiceMoves(ref State state, int invoice)
    {
        for (var worker = 0; worker < State.Workers; worker++)
        {
            if (state.PhaseOf(worker) is >= Phase.ReadingCustomer and <= Phase.LookingAgain)
            {
                state.Set(State.Worker(worker), WorkerField.InvoiceMoved(invoice), 1);
            }
        }

        state.Set(State.Invoice(invoice), InvoiceField.Suppressed, 0);
    }

    private static void CustomerMoves(ref State state)
    {
        for (var worker = 0; worker < State.Workers; worker++)
        {
            if (state.PhaseOf(worker) is Phase.Covering or Phase.Claiming or Phase.HandingOver)
            {
                state.Set(State.Worker(worker), WorkerField.CustomerMoved, 1);
            }
        }
    }

    private static void Go(ref State state, int worker, Phase phase) => state.Set(State.Worker(worker), WorkerField.Phase, (uint)phase);

    private static void Stop(ref State state, int worker) => state[State.Worker(worker)] = 0;

    private static bool IsDue(State state, int invoice)
    {
        var word = State.Invoice(invoice);
        return !state.Is(word, InvoiceField.Paid)
            && !state.Is(word, InvoiceField.Disputed)
            && !state.Is(word, InvoiceField.Done)
            && !state.Is(word, InvoiceField.BackingOff)
            && !state.Is(word, InvoiceField.OpenIntent);
    }

    // The owner measures with the clock it claimed by; anybody else's may be ahead or behind.
    private int AgeFor(State state, int worker, int contact)
    {
        var age = (int)state.Get(State.Contact(contact), ContactField.Age);
        var owner = (int)state.Get(State.Contact(contact), ContactField.Owner);
        return age + ((worker - owner) * setup.Skew);
    }

    private static int OpenClaim(State state)
    {
        for (var contact = 0; contact < State.Contacts; contact++)
        {
            if (state.ClaimOf(contact) == Claim.Open)
            {
                return contact;
            }
        }

        return -1;
    }
}
