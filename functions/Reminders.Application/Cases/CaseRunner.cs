using Reminders.Application.Contacts;
using Reminders.Application.Customers;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Streams;

namespace Reminders.Application.Cases;

/// <summary>
/// Looks at one stream whose time has come: reads, decides, records, acts, and goes back to sleep. Safe to run twice, at the same
/// time, and after any crash, because everything it does is guarded where it is done.
/// </summary>
public sealed class CaseRunner(CaseBook cases, ContactGuard guard, PaymentPosting posting, CustomerBook customers, StateReader states, ILedger ledger)
{
    // A case needs a few turns (record, send, record). One that needs more is put back for the next sweep.
    private const int MaxTurns = 12;

    public Task Look(StreamId stream, CancellationToken cancellation = default) => stream.Kind switch
    {
        StreamKind.Invoice => LookAtCase(stream, cancellation),
        StreamKind.Payment => posting.Post(stream, cancellation),
        StreamKind.Customer => LookAtCustomer(stream, cancellation),
        _ => throw new InvalidOperationException($"No kind of stream: {stream.Kind}."),
    };

    private async Task LookAtCase(StreamId stream, CancellationToken cancellation)
    {
        for (var turn = 0; turn < MaxTurns; turn++)
        {
            if (await cases.Find(stream.Creditor, stream.Id, cancellation) is not { } file)
            {
                return;
            }

            var settled = cases.Settle(file);
            var decision = settled.Decision;
            if (!settled.Facts.IsEmpty)
            {
                await cases.Commit(file, [], Actors.System, cancellation: cancellation);
            }
            else if (decision.FinishContact is { } contactId)
            {
                await guard.Finish(stream.Creditor, file.Case.CustomerId, contactId, cancellation);
            }
            else if (decision.Contact is not null)
            {
                await guard.Perform(stream.Creditor, stream.Id, cancellation);
            }
            else if (file.Invoice.Head.WakeAt == decision.WakeAt
                || await ledger.SetWake(stream, file.Invoice.Head, decision.WakeAt, cancellation))
            {
                return;
            }
        }
    }

    private async Task LookAtCustomer(StreamId stream, CancellationToken cancellation)
    {
        var customer = await states.Customer(stream.Creditor, stream.Id, cancellation);
        await customers.RingCases(stream.Creditor, stream.Id, customer.Head, cancellation);
    }
}
