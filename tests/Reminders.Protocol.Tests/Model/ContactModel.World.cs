namespace Reminders.Protocol.Tests.Model;

/// <summary>What happens outside: people, money, time; and what the promises say of a hand-over.</summary>
internal sealed partial class ContactModel
{
    private void Happen(State from)
    {
        for (var contact = 0; contact < State.Contacts; contact++)
        {
            if (from.ProviderOf(contact) == Provider.Late)
            {
                var after = from;
                after.Set(State.Contact(contact), ContactField.Provider, (uint)Provider.Arrived);
                Emit(after, new Step(StepKind.Arrive, Contact: (byte)contact));
            }
        }

        if (!from.Is(State.World, WorldField.Events))
        {
            return;
        }

        for (var invoice = 0; invoice < State.Invoices; invoice++)
        {
            Happen(from, invoice);
        }

        if (WayTo(from) is { } way)
        {
            var after = Spent(from);
            after.Set(State.World, WorldField.OptedOut, from.Get(State.World, WorldField.OptedOut) | (1u << (int)way));
            CustomerMoves(ref after);
            Emit(after, new Step(StepKind.OptOut, Detail: (byte)way));
        }
    }

    private static State Spent(State from)
    {
        from.Set(State.World, WorldField.Events, from.Get(State.World, WorldField.Events) - 1);
        return from;
    }

    private void Happen(State from, int invoice)
    {
        var on = State.Invoice(invoice);
        var after = Spent(from);
        InvoiceMoves(ref after, invoice);
        if (!from.Is(on, InvoiceField.Paid))
        {
            var paid = after;
            paid.Set(on, InvoiceField.Paid, 1);
            paid.Set(on, InvoiceField.Disputed, 0);
            paid.Set(on, InvoiceField.BackingOff, 0);
            paid.Set(on, InvoiceField.Tried, 0);
            Emit(paid, new Step(StepKind.Pay, Invoice: (byte)invoice));

            var isDisputed = from.Is(on, InvoiceField.Disputed);
            var disputed = after;
            disputed.Set(on, InvoiceField.Disputed, isDisputed ? 0u : 1u);
            Emit(disputed, new Step(isDisputed ? StepKind.Resolve : StepKind.Dispute, Invoice: (byte)invoice));
        }
        else if (!from.Is(on, InvoiceField.Round))
        {
            var reopened = after;
            reopened.Set(on, InvoiceField.Paid, 0);
            reopened.Set(on, InvoiceField.Round, 1);
            reopened.Set(on, InvoiceField.Done, 0);
            reopened.Set(State.World, WorldField.OutFor(invoice), 0);
            Emit(reopened, new Step(StepKind.Reverse, Invoice: (byte)invoice));
        }
    }

    private void Pass(State from)
    {
        var calling = -1;
        for (var contact = 0; contact < State.Contacts; contact++)
        {
            if (from.ProviderOf(contact) == Provider.Calling)
            {
                calling = Math.Max(calling, (int)from.Get(State.Contact(contact), ContactField.CallAge));
            }
        }

        // A call ends in time, whatever becomes of its message.
        if (calling < setup.Call)
        {
            Emit(Tick(from), new Step(StepKind.Tick));
        }

        if (setup.Evenings && from.Get(State.World, WorldField.Day) == 0)
        {
            var after = from;
            after.Set(State.World, WorldField.Day, 1);
            Emit(after, new Step(StepKind.Evening));
        }

        if (calling < 0)
        {
            Emit(Later(from, days: false), new Step(StepKind.HoursPass));
            if (setup.Days)
            {
                Emit(Later(from, days: true), new Step(StepKind.DaysPass));
            }
        }
    }

    private State Tick(State from)
    {
        var after = Aged(from, 1);
        for (var contact = 0; contact < State.Contacts; contact++)
        {
            if (from.ProviderOf(contact) == Provider.Calling)
            {
                after.Set(State.Contact(contact), ContactField.CallAge, from.Get(State.Contact(contact), ContactField.CallAge) + 1);
            }
        }

        var day = from.Get(State.World, WorldField.Day);
        if (day > 0 && day < Quiet)
        {
            after.Set(State.World, WorldField.Day, day + 1);
        }

        return after;
    }

    private State Aged(State from, uint ticks)
    {
        for (var contact = 0; contact < State.Contacts; contact++)
        {
            if (from.Is(State.Contact(contact), ContactField.Covers))
            {
                var age = from.Get(State.Contact(contact), ContactField.Age);
                from.Set(State.Contact(contact), ContactField.Age, Math.Min(MaxAge, age + ticks));
            }
        }

        for (var worker = 0; worker < State.Workers; worker++)
        {
            if (CountsTime(from.PhaseOf(worker)))
            {
                from.Set(State.Worker(worker), WorkerField.Age, Math.Min(MaxAge, from.Get(State.Worker(worker), WorkerField.Age) + ticks));
            }
        }

        return from;
    }

    private bool CountsTime(Phase phase) => phase is Phase.Covering or Phase.Claiming
        || (!setup.Holds(Rule.DeadlineFromTheClaim) && phase is >= Phase.Intending and <= Phase.HandingOver);

    private State Later(State from, bool days)
    {
        var after = Aged(from, MaxAge);
        after.Set(State.World, WorldField.Day, 0);
        for (var invoice = 0; invoice < State.Invoices; invoice++)
        {
            after.Set(State.Invoice(invoice), InvoiceField.BackingOff, 0);
            if (days || after.Get(State.Invoice(invoice), InvoiceField.Suppressed) == (uint)Reason.Quiet)
            {
                after.Set(State.Invoice(invoice), InvoiceField.Suppressed, 0);
            }
        }

        if (days)
        {
            after.Set(State.World, WorldField.Spent, 0);
            after.Set(State.World, WorldField.SpentUnknown, 0);
            after.Set(State.World, WorldField.Out, 0);
        }

        for (var contact = 0; days && contact < State.Contacts; contact++)
        {
            if (from.ClaimOf(contact) != Claim.None)
            {
                after.Set(State.Contact(contact), ContactField.DaysAgo, 1);
            }
        }

        return after;
    }

    private Breach? Leaves(State state, int worker, int contact)
    {
        var word = State.Contact(contact);
        if (state.Get(word, ContactField.Age) >= setup.Deadline)
        {
            return new Breach(Promise.P1, "it leaves later than T after its claim");
        }

        if (state.Get(State.World, WorldField.Day) == Quiet)
        {
            return new Breach(Promise.P6, "it leaves in quiet hours");
        }

        if (IsOptedOut(state, contact) && !state.Is(State.Worker(worker), WorkerField.CustomerMoved))
        {
            return new Breach(Promise.P6, "it leaves by a way that the customer had said no to");
        }

        const string again = "it leaves although an earlier message about the same step is not known to have failed";
        for (var invoice = 0; invoice < State.Invoices; invoice++)
        {
            if (IsAbout(state, contact, invoice)
                && state.Is(State.World, WorldField.OutFor(invoice))
                && state.Get(word, ContactField.Round(invoice)) == state.Get(State.Invoice(invoice), InvoiceField.Round))
            {
                return new Breach(Promise.P2, again);
            }
        }

        var others = (int)state.Get(State.World, WorldField.Out);
        for (var other = 0; other < State.Contacts; other++)
        {
            if (other == contact || !MayBeOut(state, other))
            {
                continue;
            }

            for (var invoice = 0; invoice < State.Invoices; invoice++)
            {
                if (IsAbout(state, contact, invoice)
                    && IsAbout(state, other, invoice)
                    && state.Get(word, ContactField.Round(invoice)) == state.Get(State.Contact(other), ContactField.Round(invoice)))
                {
                    return new Breach(Promise.P2, again);
                }
            }

            others += state.Is(State.Contact(other), ContactField.DaysAgo) ? 0 : 1;
        }

        return state.ProviderOf(contact) != Provider.NotCalled ? new Breach(Promise.P2, "it is handed over twice")
            : others >= setup.Budget ? new Breach(Promise.P6, "it leaves although the budget is spent")
            : null;
    }

    private static bool IsAbout(State state, int contact, int invoice) => state.MarkOf(contact, invoice) >= Mark.Intended;

    // Lost, and everybody was told so: that one is known to have failed.
    private static bool MayBeOut(State state, int contact) => state.ProviderOf(contact) switch
    {
        Provider.Calling or Provider.Late or Provider.Arrived => true,
        Provider.Lost => state.ClaimOf(contact) != Claim.Failed && state.MarkOf(contact, 0) != Mark.Failed && state.MarkOf(contact, 1) != Mark.Failed,
        _ => false,
    };

    // Nobody at work, all deadlines over, contact hours: whatever is open now and finds nobody stays open.
    private bool IsStuck(State state)
    {
        if (state[0] != 0 || state[1] != 0 || state.Is(State.World, WorldField.Day))
        {
            return false;
        }

        var isWanted = IsDue(state, 0) || IsDue(state, 1);
        for (var contact = 0; contact < State.Contacts; contact++)
        {
            var isOpen = (state.ClaimOf(contact) == Claim.Open && isWanted)
                || state.MarkOf(contact, 0) == Mark.Intended
                || state.MarkOf(contact, 1) == Mark.Intended;
            if (isOpen && state.Get(State.Contact(contact), ContactField.Age) == MaxAge && !CanBeFinished(state, contact))
            {
                return true;
            }
        }

        return false;
    }

    private bool CanBeFinished(State state, int contact)
    {
        for (var worker = 0; worker < State.Workers; worker++)
        {
            var isFound = (setup.Holds(Rule.WaitForOpenClaim) && state.ClaimOf(contact) == Claim.Open)
                || state.Get(State.Invoice(0), InvoiceField.OpenIntent) == contact + 1
                || state.Get(State.Invoice(1), InvoiceField.OpenIntent) == contact + 1;
            if (isFound && MayFinish(state, worker, contact))
            {
                return true;
            }
        }

        return false;
    }
}
