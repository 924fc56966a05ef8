using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Application.Streams;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;

namespace Reminders.Application.Payments;

/// <summary>
/// Brings a payment's allocations and reversals onto the invoices, each once by its key. Safe to run twice, at the same time, and
/// from the middle.
/// </summary>
public sealed class PaymentPosting(StateReader states, ILedger ledger, CaseBook cases)
{
    public async Task<Payment> Post(StreamId stream, CancellationToken cancellation = default)
    {
        var payment = await states.Payment(stream, cancellation);
        if (payment.State.Received is not { } received || payment.Head.WakeAt is null)
        {
            return payment.State;
        }

        for (var i = 0; i < payment.State.Allocations.Length; i++)
        {
            var part = payment.State.Allocations[i];
            await PostOnce(
                stream.Creditor,
                part.InvoiceId,
                new InvoiceEvent.PaymentReceived(received.Source, received.PaymentId, part.Amount, received.BookedOn),
                $"payment/{received.Source}/{received.PaymentId}/{i}",
                cancellation);
        }

        foreach (var reversal in payment.State.Reversals)
        {
            foreach (var (i, part) in payment.State.SplitOf(reversal).Index())
            {
                await PostOnce(
                    stream.Creditor,
                    part.InvoiceId,
                    new InvoiceEvent.PaymentReversed(received.Source, received.PaymentId, reversal.ReversalId, part.Amount, reversal.Reason),
                    $"reversal/{received.Source}/{received.PaymentId}/{reversal.ReversalId}/{i}",
                    cancellation);
            }
        }

        await ledger.SetWake(stream, payment.Head, null, cancellation);
        return payment.State;
    }

    private async Task PostOnce(string creditor, string invoiceId, InvoiceEvent fact, string key, CancellationToken cancellation)
    {
        while (await cases.Find(creditor, invoiceId, cancellation) is { } file)
        {
            var committed = await cases.Commit(file, [fact], Actors.System, [key], cancellation: cancellation);
            if (committed.Result is not AppendResult.Conflict)
            {
                return;
            }
        }
    }
}
