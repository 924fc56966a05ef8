using Reminders.Application.Customers;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Streams;

namespace Reminders.Application.Cases;

/// <summary>
/// Looks at one stream whose time has come: reads, decides, records, acts, and goes back to sleep. Safe to run twice, at the same
/// time, and after any crash, because everything it does is guarded where it is done.
/// </summary>
public sealed class CaseRunner(CasePlanner planner, PaymentPosting posting, CustomerBook customers, StreamStates states)
{
    // A case needs a few turns (send, finish). One that needs more is put back for the next sweep.
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
            var plan = await planner.Plan(stream, cancellation);
            if (plan.Step is null || (await planner.Perform(stream, plan.Step, cancellation)).WaitUntil is not null)
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
