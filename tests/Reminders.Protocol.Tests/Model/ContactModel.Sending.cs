namespace Reminders.Protocol.Tests.Model;

/// <summary>The gate, the last look, the hand-over.</summary>
internal sealed partial class ContactModel
{
    private void NextIntent(ref State state, int worker, int from)
    {
        var word = State.Worker(worker);
        var covers = state.Get(word, WorkerField.Covers);
        for (var invoice = from; invoice < State.Invoices; invoice++)
        {
            if ((covers & (1u << invoice)) != 0 && (IsInTime(state, worker) || !setup.Holds(Rule.IntendInTime)))
            {
                state.Set(word, WorkerField.Cursor, (uint)invoice);
                Go(ref state, worker, Phase.Intending);
                return;
            }
        }

        state.Set(word, WorkerField.Covers, 0);
        state.Set(word, WorkerField.Cursor, 0);
        state.Set(word, WorkerField.InvoiceMoved(0), 0);
        state.Set(word, WorkerField.InvoiceMoved(1), 0);
        if (state.Is(word, WorkerField.Intended))
        {
            Go(ref state, worker, Phase.CheckingAgain);
        }
        else if (setup.Holds(Rule.ReleaseWhenNobodyIsLeft))
        {
            state.Set(word, WorkerField.Channel, 0);
            Go(ref state, worker, Phase.Closing);
        }
        else
        {
            Stop(ref state, worker);
        }
    }

    private bool IsInTime(State state, int worker)
    {
        var word = State.Worker(worker);
        var contact = State.Contact((int)state.Get(word, WorkerField.Contact));
        var age = setup.Holds(Rule.DeadlineFromTheClaim) ? state.Get(contact, ContactField.Age) : state.Get(word, WorkerField.Age);
        return age < setup.Deadline;
    }

    private void Intend(State from, int worker)
    {
        var after = from;
        var word = State.Worker(worker);
        var invoice = (int)from.Get(word, WorkerField.Cursor);
        var contact = (int)from.Get(word, WorkerField.Contact);
        var step = new Step(StepKind.Intend, Turn.Done, (byte)worker, (byte)invoice, (byte)contact);
        if (from.MarkOf(contact, invoice) == Mark.Released && setup.Holds(Rule.NoIntentAfterRelease))
        {
            NextIntent(ref after, worker, invoice + 1);
            Emit(after, step with { Turn = Turn.Duplicate });
            return;
        }

        if (from.Is(word, WorkerField.InvoiceMoved(invoice)) && setup.Holds(Rule.IntendAtTheVersionRead))
        {
            Go(ref after, worker, Phase.LookingAgain);
            Emit(after, step with { Turn = Turn.Conflict });
            return;
        }

        var on = State.Invoice(invoice);
        InvoiceMoves(ref after, invoice);
        after.Set(on, InvoiceField.OpenIntent, (uint)contact + 1);
        after.Set(State.Contact(contact), ContactField.Mark(invoice), (uint)Mark.Intended);
        after.Set(State.Contact(contact), ContactField.Round(invoice), from.Get(on, InvoiceField.Round));
        after.Set(word, WorkerField.Intended, from.Get(word, WorkerField.Intended) | (1u << invoice));
        after.Set(word, WorkerField.Age, 0);
        NextIntent(ref after, worker, invoice + 1);
        Emit(
            after,
            step,
            from.Is(on, InvoiceField.Paid) ? new Breach(Promise.P1, "intended although it is paid")
            : from.Is(on, InvoiceField.Disputed) ? new Breach(Promise.P1, "intended although it is disputed")
            : from.MarkOf(contact, invoice) == Mark.Released ? new Breach(Promise.P3, "intended after its release: its outcome can never be recorded, and is asked for again and again")
            : null);
    }

    private void LookAgain(State from, int worker)
    {
        var after = from;
        var word = State.Worker(worker);
        var invoice = (int)from.Get(word, WorkerField.Cursor);
        var step = new Step(StepKind.LookAgain, Turn.Done, (byte)worker, (byte)invoice, (byte)from.Get(word, WorkerField.Contact));
        after.Set(word, WorkerField.InvoiceMoved(invoice), 0);
        if (IsDue(from, invoice) && !IsQuiet(from))
        {
            NextIntent(ref after, worker, invoice);
            Emit(after, step);
        }
        else
        {
            NextIntent(ref after, worker, invoice + 1);
            Emit(after, step with { Turn = Turn.Dropped });
        }
    }

    private void CheckAgain(State from, int worker)
    {
        var after = from;
        var word = State.Worker(worker);
        var contact = (int)from.Get(word, WorkerField.Contact);
        var step = new Step(StepKind.CheckAgain, Turn.Done, (byte)worker, Contact: (byte)contact);
        if (from.ClaimOf(contact) != Claim.Open && setup.Holds(Rule.ClaimStillOpen))
        {
            Stop(ref after, worker);
            Emit(after, step with { Turn = Turn.NoLongerOurs });
        }
        else if (IsOptedOut(from, contact) && setup.Holds(Rule.WishesStillHold))
        {
            Tell(ref after, worker, Outcome.Failed);
            Emit(after, step with { Turn = Turn.NoLongerWanted });
        }
        else
        {
            after.Set(word, WorkerField.CustomerMoved, 0);
            Go(ref after, worker, Phase.HandingOver);
            Emit(after, step);
        }
    }

    private static bool IsOptedOut(State state, int contact) =>
        (state.Get(State.World, WorldField.OptedOut) & (1u << (int)state.Get(State.Contact(contact), ContactField.Channel))) != 0;

    // The last check and the beginning of the call are one step: what freezes between them is beyond the ledger's sight.
    private void HandOver(State from, int worker)
    {
        var after = from;
        var word = State.Worker(worker);
        var contact = (int)from.Get(word, WorkerField.Contact);
        var step = new Step(StepKind.HandOver, Turn.Done, (byte)worker, Contact: (byte)contact);
        if (!IsInTime(from, worker) && setup.Holds(Rule.HandOverInTime))
        {
            Stop(ref after, worker);
            Emit(after, step with { Turn = Turn.TooLate });
            return;
        }

        after.Set(State.Contact(contact), ContactField.Provider, (uint)Provider.Calling);
        after.Set(State.Contact(contact), ContactField.CallAge, 0);
        after.Set(word, WorkerField.CustomerMoved, 0);
        after.Set(word, WorkerField.Age, 0);
        Go(ref after, worker, Phase.Calling);
        Emit(after, step, Leaves(from, worker, contact));
    }

    private void Answer(State from, int worker)
    {
        var word = State.Worker(worker);
        var contact = (int)from.Get(word, WorkerField.Contact);
        Come(Turn.Accepted, Provider.Arrived, Outcome.Accepted);
        Come(Turn.Refused, Provider.Refused, Outcome.Failed);
        Come(Turn.CutOffButArrived, Provider.Arrived, null);
        Come(Turn.CutOffAndLost, Provider.Lost, null);
        if (from.Get(State.Contact(contact), ContactField.Channel) == (uint)Way.Sms)
        {
            Come(Turn.CutOffAndLate, Provider.Late, null);
        }

        void Come(Turn turn, Provider truth, Outcome? told)
        {
            var after = from;
            after.Set(State.Contact(contact), ContactField.Provider, (uint)truth);
            after.Set(State.Contact(contact), ContactField.CallAge, 0);
            if (told is { } outcome)
            {
                Tell(ref after, worker, outcome);
            }
            else if (setup.Holds(Rule.SilentAfterATimeout))
            {
                Stop(ref after, worker);
            }
            else
            {
                Tell(ref after, worker, Outcome.Failed);
            }

            Emit(after, new Step(StepKind.Answer, turn, (byte)worker, Contact: (byte)contact));
        }
    }
}
