using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Streams;
using Reminders.Domain.Payments;

namespace Reminders.Application.Payments;

/// <summary>Appends facts to payments. The wake time brings the runner back if bringing them onto invoices stops half-way.</summary>
public sealed class PaymentBook(StreamStates states, IClock clock)
{
    public IClock Clock => clock;

    public Task<Loaded<Payment>> Find(StreamId stream, CancellationToken cancellation = default) => states.Payment(stream, cancellation);

    /// <summary>Appends at the version the payment was read at.</summary>
    public Task<AppendResult> Append(
        Loaded<Payment> payment,
        ImmutableArray<PaymentEvent> facts,
        string actor,
        ImmutableArray<string> keys = default,
        ImmutableArray<NewDocument> documents = default,
        CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        var after = facts.Aggregate(payment.State, (state, fact) => state.Evolve(fact, now));
        return states.Append(
            new Append
            {
                Stream = payment.Stream,
                Head = payment.Head,
                Events = [.. facts.Select(EventFormat.Write)],
                Keys = keys.IsDefault ? [] : keys,
                Documents = documents.IsDefault ? [] : documents,
                At = now,
                Actor = actor,
                WakeAt = after.HasPostings ? now : null,
                Rows = PaymentRows.Of(after),
            },
            after,
            cancellation);
    }
}
