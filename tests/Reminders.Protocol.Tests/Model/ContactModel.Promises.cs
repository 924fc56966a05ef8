namespace Reminders.Protocol.Tests.Model;

/// <summary>What the promises say of a hand-over, and of a state in which nobody does anything.</summary>
internal sealed partial class ContactModel
{
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
