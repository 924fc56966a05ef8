namespace Reminders.Protocol.Tests.Model;

/// <summary>Writing an outcome down, by the owner or by whoever finishes what the owner left.</summary>
internal sealed partial class ContactModel
{
    private void Tell(ref State state, int worker, Outcome outcome)
    {
        var word = State.Worker(worker);
        state.Set(word, WorkerField.Known, (uint)outcome);
        state.Set(word, WorkerField.Age, 0);
        state.Set(word, WorkerField.Channel, 0);
        state.Set(word, WorkerField.Covers, 0);
        if (setup.Holds(Rule.CustomerLast))
        {
            NextRecord(ref state, worker, 0);
        }
        else
        {
            state.Set(word, WorkerField.Cursor, 0);
            Go(ref state, worker, Phase.Closing);
        }
    }

    private void NextRecord(ref State state, int worker, int from)
    {
        var word = State.Worker(worker);
        var intended = state.Get(word, WorkerField.Intended);
        for (var invoice = from; invoice < State.Invoices; invoice++)
        {
            if ((intended & (1u << invoice)) != 0)
            {
                state.Set(word, WorkerField.Cursor, (uint)invoice);
                Go(ref state, worker, Phase.Recording);
                return;
            }
        }

        if (!setup.Holds(Rule.CustomerLast))
        {
            Stop(ref state, worker);
            return;
        }

        state.Set(word, WorkerField.Cursor, 0);
        state.Set(word, WorkerField.Intended, 0);
        Go(ref state, worker, Phase.Closing);
    }

    private void Record(State from, int worker)
    {
        var after = from;
        var word = State.Worker(worker);
        var invoice = (int)from.Get(word, WorkerField.Cursor);
        var contact = (int)from.Get(word, WorkerField.Contact);
        var known = (Outcome)from.Get(word, WorkerField.Known);
        var isFirst = from.MarkOf(contact, invoice) == Mark.Intended;
        if (isFirst)
        {
            InvoiceMoves(ref after, invoice);
            var on = State.Invoice(invoice);
            after.Set(State.Contact(contact), ContactField.Mark(invoice), (uint)MarkOf(known));
            after.Set(on, InvoiceField.OpenIntent, 0);
            if (known != Outcome.Failed)
            {
                after.Set(on, InvoiceField.Done, 1);
            }
            else if (!from.Is(on, InvoiceField.Paid))
            {
                after.Set(on, InvoiceField.Tried, setup.Holds(Rule.FreshIds) ? 0u : 1u);
                after.Set(on, InvoiceField.BackingOff, 1);
            }
        }

        NextRecord(ref after, worker, invoice + 1);
        Emit(after, new Step(StepKind.Record, isFirst ? Turn.Done : Turn.Seen, (byte)worker, (byte)invoice, (byte)contact, (byte)known));
    }

    private static Mark MarkOf(Outcome known) => known switch
    {
        Outcome.Accepted => Mark.Sent,
        Outcome.Failed => Mark.Failed,
        _ => Mark.Unknown,
    };

    private void Close(State from, int worker)
    {
        var after = from;
        var word = State.Worker(worker);
        var contact = (int)from.Get(word, WorkerField.Contact);
        var known = (Outcome)from.Get(word, WorkerField.Known);
        var isFirst = from.ClaimOf(contact) == Claim.Open;
        if (isFirst)
        {
            after.Set(State.Contact(contact), ContactField.Claim, (uint)(known switch
            {
                Outcome.Accepted => Claim.Sent,
                Outcome.Failed => Claim.Failed,
                Outcome.Unknown => Claim.Unknown,
                _ => Claim.Released,
            }));
            CustomerMoves(ref after);
        }

        if (setup.Holds(Rule.CustomerLast) || known == Outcome.None)
        {
            Stop(ref after, worker);
        }
        else
        {
            NextRecord(ref after, worker, 0);
        }

        Emit(after, new Step(StepKind.Close, isFirst ? Turn.Done : Turn.Seen, (byte)worker, Contact: (byte)contact, Detail: (byte)known));
    }

    private void StartFinishing(ref State state, int worker, int contact)
    {
        var word = State.Worker(worker);
        var covers = state.Get(State.Contact(contact), ContactField.Covers);
        state[word] = 0;
        state.Set(word, WorkerField.Contact, (uint)contact);
        state.Set(word, WorkerField.Covers, covers);
        NextSweep(ref state, worker, 0);
    }

    private void NextSweep(ref State state, int worker, int from)
    {
        var word = State.Worker(worker);
        var covers = state.Get(word, WorkerField.Covers);
        for (var invoice = from; invoice < State.Invoices; invoice++)
        {
            if ((covers & (1u << invoice)) != 0)
            {
                state.Set(word, WorkerField.Cursor, (uint)invoice);
                Go(ref state, worker, Phase.Sweeping);
                return;
            }
        }

        state.Set(word, WorkerField.Covers, 0);
        state.Set(word, WorkerField.Cursor, 0);
        if (state.Is(word, WorkerField.Known))
        {
            Tell(ref state, worker, (Outcome)state.Get(word, WorkerField.Known));
        }
        else
        {
            Go(ref state, worker, state.Is(word, WorkerField.Intended) ? Phase.Asking : Phase.Closing);
        }
    }

    private void Sweep(State from, int worker)
    {
        var after = from;
        var word = State.Worker(worker);
        var invoice = (int)from.Get(word, WorkerField.Cursor);
        var contact = (int)from.Get(word, WorkerField.Contact);
        var turn = Turn.Seen;
        switch (from.MarkOf(contact, invoice))
        {
            case Mark.None when setup.Holds(Rule.ReleaseWhatHasNoIntent):
                InvoiceMoves(ref after, invoice);
                after.Set(State.Contact(contact), ContactField.Mark(invoice), (uint)Mark.Released);
                turn = Turn.Released;
                break;
            case Mark.Intended:
                after.Set(word, WorkerField.Intended, from.Get(word, WorkerField.Intended) | (1u << invoice));
                turn = Turn.Intended;
                break;
            case Mark.Sent or Mark.Failed or Mark.Unknown when !from.Is(word, WorkerField.Known):
                after.Set(word, WorkerField.Known, (uint)(from.MarkOf(contact, invoice) switch
                {
                    Mark.Sent => Outcome.Accepted,
                    Mark.Failed => Outcome.Failed,
                    _ => Outcome.Unknown,
                }));
                break;
        }

        NextSweep(ref after, worker, invoice + 1);
        Emit(after, new Step(StepKind.Sweep, turn, (byte)worker, (byte)invoice, (byte)contact, (byte)from.Get(word, WorkerField.Known)));
    }

    private void Ask(State from, int worker)
    {
        var contact = (int)from.Get(State.Worker(worker), WorkerField.Contact);
        var word = State.Contact(contact);
        var isTooLate = from.Is(word, ContactField.DaysAgo) && setup.Holds(Rule.AskedInTime);
        var truth = from.ProviderOf(contact);
        Say(Turn.CannotSay, setup.Holds(Rule.UnknownIsNoFailure) ? Outcome.Unknown : Outcome.Failed);
        if (from.Get(word, ContactField.Channel) == (uint)Way.Sms && setup.Holds(Rule.NotFoundIsNoFailureWhereItMayArrive))
        {
            return;
        }

        if (truth == Provider.Arrived)
        {
            Say(Turn.Accepted, Outcome.Accepted);
        }

        if (truth != Provider.Arrived || from.Is(word, ContactField.DaysAgo))
        {
            Say(Turn.Refused, isTooLate ? Outcome.Unknown : Outcome.Failed);
        }

        void Say(Turn turn, Outcome outcome)
        {
            var after = from;
            Tell(ref after, worker, outcome);
            Emit(after, new Step(StepKind.Ask, turn, (byte)worker, Contact: (byte)contact, Detail: (byte)outcome));
        }
    }
}
