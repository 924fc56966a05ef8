using Reminders.Application.Ledger;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;

namespace Reminders.Application.Streams;

/// <summary>A stream folded into its state, and the head it was read at.</summary>
public sealed record Loaded<T>(StreamId Stream, Head Head, T State)
{
    public bool Exists => Head.Version > 0;
}

/// <summary>
/// Streams as states: the one way from the ledger to a decision, and from a decision back. A state that was read or made lately is not
/// folded anew: the ledger is asked for its head and what was appended since.
/// </summary>
public sealed class StreamStates(ILedger ledger)
{
    private const int Kept = 1024;

    private readonly Recent<StreamId, Folded> _folded = new(Kept);

    public Task<Loaded<Case>> Case(string creditor, string invoiceId, CancellationToken cancellation = default) =>
        Load(StreamId.Invoice(creditor, invoiceId), Domain.Invoices.Case.None,
            (Case state, InvoiceEvent happened, NodaTime.Instant at) => state.Evolve(happened, at), cancellation);

    public Task<Loaded<Customer>> Customer(string creditor, string customerId, CancellationToken cancellation = default) =>
        Load(StreamId.Customer(creditor, customerId), Domain.Customers.Customer.Unknown,
            (Customer state, CustomerEvent happened, NodaTime.Instant at) => state.Evolve(happened, at), cancellation);

    public Task<Loaded<Payment>> Payment(StreamId stream, CancellationToken cancellation = default) =>
        Load(stream, Domain.Payments.Payment.None, (Payment state, PaymentEvent happened, NodaTime.Instant at) => state.Evolve(happened, at), cancellation);

    /// <summary>Appends what makes a state that the caller knows already; nobody has to read it back and fold it.</summary>
    public async Task<AppendResult> Append<T>(Append append, T after, CancellationToken cancellation)
        where T : class
    {
        var result = await ledger.Append(append, cancellation);
        if (result is AppendResult.Appended { Head: var head })
        {
            _folded.Set(append.Stream, new Folded(head.Version, after));
        }

        return result;
    }

    /// <summary>The recorded outcome of a contact on an invoice: sent, failed or unknown; null if there is none.</summary>
    public async Task<InvoiceEvent?> OutcomeOf(StreamId invoice, string contactId, CancellationToken cancellation = default)
    {
        var read = await ledger.Read(invoice, 0, cancellation);
        return read.Events
            .Select(stored => (InvoiceEvent)EventFormat.Read(StreamKind.Invoice, stored))
            .LastOrDefault(happened => happened switch
            {
                InvoiceEvent.ReminderSent sent => sent.ContactId == contactId,
                InvoiceEvent.ReminderFailed failed => failed.ContactId == contactId,
                InvoiceEvent.ReminderOutcomeUnknown unknown => unknown.ContactId == contactId,
                _ => false,
            });
    }

    private async Task<Loaded<TState>> Load<TState, TEvent>(
        StreamId stream, TState initial, Func<TState, TEvent, NodaTime.Instant, TState> evolve, CancellationToken cancellation)
        where TState : class
    {
        var (from, before) = _folded.TryGet(stream, out var known) ? (known.Version, (TState)known.State) : (0, initial);
        var read = await ledger.Read(stream, from, cancellation);
        if (from > 0 && read.Head.Version != from + read.Events.Count)
        {
            // Whoever answered was behind: begin anew.
            (from, before) = (0, initial);
            read = await ledger.Read(stream, from, cancellation);
        }

        var state = StreamFold.Of(stream, read.Events, before, evolve, from);
        if (read.Head.Version != from + read.Events.Count)
        {
            throw new StreamGapException(stream, from + read.Events.Count + 1);
        }

        if (read.Events.Count > 0)
        {
            _folded.Set(stream, new Folded(from + read.Events.Count, state));
        }

        return new Loaded<TState>(stream, read.Head, state);
    }

    private sealed record Folded(int Version, object State);
}
