using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Customers;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Streams;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;

namespace Reminders.Application.Projections;

/// <summary>What lists show of a stream, made from its events alone: for rebuilding and for importing.</summary>
public sealed class RowMaker(ICreditors creditors)
{
    /// <exception cref="UnreadableStreamException">A newer version wrote an event, or one is missing.</exception>
    /// <exception cref="UnknownCreditorException">The stream's creditor is not configured.</exception>
    public StreamRows Of(StreamId stream, IReadOnlyList<StoredEvent> events) => stream.Kind switch
    {
        StreamKind.Invoice => CaseRows.Of(
            StreamFold.Of(stream, events, Case.None, (Case state, InvoiceEvent happened, NodaTime.Instant at) => state.Evolve(happened, at)),
            creditors.Find(stream.Creditor) ?? throw new UnknownCreditorException(stream.Creditor)),
        StreamKind.Customer => CustomerRows.Of(
            stream.Id,
            StreamFold.Of(stream, events, Customer.Unknown, (Customer state, CustomerEvent happened, NodaTime.Instant at) => state.Evolve(happened, at))),
        StreamKind.Payment => PaymentRows.Of(
            StreamFold.Of(stream, events, Payment.None, (Payment state, PaymentEvent happened, NodaTime.Instant at) => state.Evolve(happened, at))),
        _ => throw new InvalidOperationException($"No kind of stream: {stream.Kind}."),
    };
}
