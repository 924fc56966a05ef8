namespace Reminders.Protocol.Tests.Model;

/// <summary>What happens outside: people, money, time.</summary>
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
}
