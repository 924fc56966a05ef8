using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Application.Streams;
using Reminders.Domain.Payments;

namespace Reminders.Application.Payments;

/// <summary>
/// Brings what is known of a payment (announced, arrived, perhaps meant for, taken back) onto the invoices, each once by its key, and
/// what a person said of it to the customer. Safe to run twice, at the same time, and from the middle.
/// </summary>
public sealed class PaymentPosting(StreamStates states, ILedger ledger, CaseBook cases, AccountLearning accounts)
{
    public async Task<Payment> Post(StreamId stream, CancellationToken cancellation = default)
    {
        var payment = await states.Payment(stream, cancellation);
        if (payment.Head.WakeAt is null)
        {
            return payment.State;
        }

        foreach (var posting in PaymentPostings.Of(payment.State))
        {
            await PostOnce(stream.Creditor, posting, cancellation);
        }

        await accounts.Learn(stream.Creditor, payment.State, cancellation);
        await ledger.SetWake(stream, payment.Head, null, cancellation);
        return payment.State;
    }

    private async Task PostOnce(string creditor, Posting posting, CancellationToken cancellation)
    {
        while (await cases.Find(creditor, posting.InvoiceId, cancellation) is { } file)
        {
            if (posting.Facts(file.Case) is not { IsEmpty: false } facts)
            {
                return;
            }

            var committed = await cases.Commit(file, facts, Actors.System, [posting.Key], cancellation: cancellation);
            if (committed.Result is not AppendResult.Conflict)
            {
                return;
            }
        }
    }
}
