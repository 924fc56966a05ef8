namespace Reminders.Protocol.Tests.Model;

/// <summary>Look, decide, suppress or claim.</summary>
internal sealed partial class ContactModel
{
    private void LookAtInvoice(State from, int worker)
    {
        for (var invoice = 0; invoice < State.Invoices; invoice++)
        {
            var after = from;
            var open = (int)from.Get(State.Invoice(invoice), InvoiceField.OpenIntent) - 1;
            if (open >= 0 && MayFinish(from, worker, open))
            {
                StartFinishing(ref after, worker, open);
                Emit(after, new Step(StepKind.LookAtInvoice, Turn.Finish, (byte)worker, (byte)invoice, (byte)open));
            }
            else if (IsDue(from, invoice))
            {
                Go(ref after, worker, Phase.ReadingCustomer);
                after.Set(State.Worker(worker), WorkerField.Lead, (uint)invoice);
                Emit(after, new Step(StepKind.LookAtInvoice, Turn.Done, (byte)worker, (byte)invoice));
            }
        }
    }

    private bool MayFinish(State state, int worker, int contact) =>
        setup.Holds(Rule.FinishWhatIsOverdue)
        && (AgeFor(state, worker, contact) >= FinishAfter || !setup.Holds(Rule.FinishNothingEarlier));

    private static Way? WayTo(State state)
    {
        var no = state.Get(State.World, WorldField.OptedOut);
        return (no & 1) == 0 ? Way.Email : (no & 2) == 0 ? Way.Sms : null;
    }

    private void LookAtCustomer(State from, int worker)
    {
        var after = from;
        var word = State.Worker(worker);
        var lead = (int)from.Get(word, WorkerField.Lead);
        var step = new Step(StepKind.LookAtCustomer, Turn.Wait, (byte)worker, (byte)lead);
        if (WayTo(from) is not { } way)
        {
            Stop(ref after, worker);
            Emit(after, step);
            return;
        }

        var claim = OpenClaim(from);
        if (claim >= 0 && setup.Holds(Rule.WaitForOpenClaim))
        {
            if (MayFinish(from, worker, claim))
            {
                StartFinishing(ref after, worker, claim);
                Emit(after, step with { Turn = Turn.Finish, Contact = (byte)claim });
                return;
            }

            Stop(ref after, worker);
            Emit(after, step);
            return;
        }

        if (WhyNot(from) is not Reason.None and var reason)
        {
            if (from.Get(State.Invoice(lead), InvoiceField.Suppressed) == (uint)reason)
            {
                Stop(ref after, worker);
                Emit(after, step);
                return;
            }

            Go(ref after, worker, Phase.Suppressing);
            after.Set(word, WorkerField.Reason, (uint)reason);
            Emit(after, step with { Turn = Turn.Suppress, Detail = (byte)reason });
            return;
        }

        Go(ref after, worker, Phase.Covering);
        after.Set(word, WorkerField.Channel, (uint)way);
        Emit(after, step with { Turn = Turn.Done, Detail = (byte)way });
    }

    private Reason WhyNot(State state) =>
        IsQuiet(state) ? Reason.Quiet
        : Counted(state, setup.Holds(Rule.UnknownCounts)) >= setup.Budget ? Reason.Budget
        : Reason.None;

    // With a whole T left, a message leaves in time; with less it may not.
    private bool IsQuiet(State state)
    {
        var day = state.Get(State.World, WorldField.Day);
        return day == Quiet || (day > 1 && setup.Holds(Rule.HoursLastLongEnough));
    }

    private static int Counted(State state, bool unknownCounts)
    {
        var counted = (int)state.Get(State.World, WorldField.Spent) + (unknownCounts ? (int)state.Get(State.World, WorldField.SpentUnknown) : 0);
        for (var contact = 0; contact < State.Contacts; contact++)
        {
            if (!state.Is(State.Contact(contact), ContactField.DaysAgo)
                && (state.ClaimOf(contact) is Claim.Open or Claim.Sent || (unknownCounts && state.ClaimOf(contact) == Claim.Unknown)))
            {
                counted++;
            }
        }

        return counted;
    }

    private void Suppress(State from, int worker)
    {
        var after = from;
        var word = State.Worker(worker);
        var lead = (int)from.Get(word, WorkerField.Lead);
        var reason = from.Get(word, WorkerField.Reason);
        var moved = from.Is(word, WorkerField.InvoiceMoved(lead));
        Stop(ref after, worker);
        if (!moved)
        {
            InvoiceMoves(ref after, lead);
            after.Set(State.Invoice(lead), InvoiceField.Suppressed, reason);
        }

        Emit(after, new Step(StepKind.Suppress, moved ? Turn.Conflict : Turn.Done, (byte)worker, (byte)lead, Detail: (byte)reason));
    }

    // The list of the customer's other invoices may be old: it may lack one that is due.
    private void List(State from, int worker)
    {
        var word = State.Worker(worker);
        var lead = (int)from.Get(word, WorkerField.Lead);
        var other = 1 - lead;
        var after = from;
        Go(ref after, worker, Phase.Claiming);
        if (!setup.Holds(Rule.ClaimedWhenDecided))
        {
            after.Set(word, WorkerField.Age, 0);
        }

        after.Set(word, WorkerField.Covers, 1u << lead);
        Emit(after, new Step(StepKind.List, Turn.Alone, (byte)worker, (byte)lead));
        if (IsDue(from, other))
        {
            after.Set(word, WorkerField.Covers, 3);
            after.Set(word, WorkerField.InvoiceMoved(other), 0);
            Emit(after, new Step(StepKind.List, Turn.Both, (byte)worker, (byte)lead));
        }
    }

    private void ClaimBudget(State from, int worker)
    {
        var after = from;
        var word = State.Worker(worker);
        var lead = (int)from.Get(word, WorkerField.Lead);
        var step = new Step(StepKind.Claim, Turn.Conflict, (byte)worker, (byte)lead, Detail: (byte)from.Get(word, WorkerField.Covers));
        if (from.Is(word, WorkerField.CustomerMoved) && setup.Holds(Rule.ClaimAtTheVersionRead))
        {
            Stop(ref after, worker);
            Emit(after, step);
            return;
        }

        if (!setup.Holds(Rule.FreshIds) && from.Is(State.Invoice(lead), InvoiceField.Tried))
        {
            Stop(ref after, worker);
            Emit(after, step with { Turn = Turn.Duplicate }, new Breach(Promise.P3, "the id of the failed attempt is used up: every claim is refused, again and again"));
            return;
        }

        var slot = FreeSlot(from);
        if (slot < 0)
        {
            return;
        }

        CustomerMoves(ref after);
        var contact = State.Contact(slot);
        after.Set(contact, ContactField.Claim, (uint)Claim.Open);
        after.Set(contact, ContactField.Age, from.Get(word, WorkerField.Age));
        after.Set(contact, ContactField.Covers, from.Get(word, WorkerField.Covers));
        after.Set(contact, ContactField.Channel, from.Get(word, WorkerField.Channel));
        after.Set(contact, ContactField.Owner, setup.Skew > 0 ? (uint)worker : 0);
        after.Set(word, WorkerField.Contact, (uint)slot);
        after.Set(word, WorkerField.CustomerMoved, 0);
        after.Set(word, WorkerField.Age, 0);
        after.Set(word, WorkerField.Lead, 0);
        NextIntent(ref after, worker, 0);
        Emit(
            after,
            step with { Turn = Turn.Done, Contact = (byte)slot },
            Counted(after, unknownCounts: true) > setup.Budget ? new Breach(Promise.P6, "more messages are claimed than the budget has") : null);
    }

    private int FreeSlot(State state)
    {
        for (var contact = 0; contact < setup.Contacts; contact++)
        {
            if (state.ClaimOf(contact) == Claim.None)
            {
                return contact;
            }
        }

        return -1;
    }
}
