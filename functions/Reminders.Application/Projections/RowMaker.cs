using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Customers;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;

namespace Reminders.Application.Projections;

/// <summary>What lists show of a stream, made from its events alone: for rebuilding and for importing.</summary>
public sealed class RowMaker(ICreditors creditors)
{
    /// <exception cref="UnknownEventException">A newer version wrote an event.</exception>
    /// <exception cref="UnknownCreditorException">The stream's creditor is not configured.</exception>
    public StreamRows Of(StreamId stream, IReadOnlyList<StoredEvent> events) => stream.Kind switch
    {
        StreamKind.Invoice => CaseRows.Of(
            Fold(stream, events, Case.None, (Case state, InvoiceEvent happened, NodaTime.Instant at) => state.Evolve(happened, at)),
            creditors.Find(stream.Creditor) ?? throw new UnknownCreditorException(stream.Creditor)),
        StreamKind.Customer => CustomerRows.Of(
            stream.Id,
            Fold(stream, events, Customer.Unknown, (Customer state, CustomerEvent happened, NodaTime.Instant at) => state.Evolve(happened, at))),
        StreamKind.Payment => PaymentRows.Of(
            Fold(stream, events, Payment.None, (Payment state, PaymentEvent happened, NodaTime.Instant at) => state.Evolve(happened, at))),
        _ => throw new InvalidOperationException($"No kind of stream: {stream.Kind}."),
    };

    private static TState Fold<TState, TEvent>(
        StreamId stream, IReadOnlyList<StoredEvent> events, TState initial, Func<TState, TEvent, NodaTime.Instant, TState> evolve) =>
        events.Aggregate(initial, (state, stored) => evolve(state, (TEvent)EventFormat.Read(stream.Kind, stored), stored.At));
}
