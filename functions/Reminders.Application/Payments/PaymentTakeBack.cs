using System.Collections.Immutable;
using Reminders.Application.Cases;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Streams;
using static Reminders.Domain.Payments.PaymentEvent;

namespace Reminders.Application.Payments;

/// <summary>
/// A person takes back that a payment pays an invoice: the money is unmatched again and no rule matches it any more, but whoever may
/// have paid it is not reminded until a person has decided.
/// </summary>
public sealed class PaymentTakeBack(
    StreamStates states, ILedger ledger, PaymentBook book, PaymentMatching matching, PaymentPosting posting, IIdSource ids)
{
    /// <summary>From one invoice, or (null) from all that it pays. With one key it is taken back once.</summary>
    public async Task<Answer<PaymentView>> Unassign(
        StreamId stream, string? invoiceId, ActionRequest request, CancellationToken cancellation = default)
    {
        var keys = RequestKeys.Of(request.Idempotency);
        var (reason, document) = Texts.Store(request.Reason, ids);
        while (true)
        {
            var payment = await states.Payment(stream, cancellation);
            if (!payment.Exists)
            {
                return new Answer<PaymentView>.NotFound("no such payment");
            }

            if (await ledger.Seen(stream, keys, cancellation) is { } same)
            {
                return same
                    ? new Answer<PaymentView>.Unchanged(PaymentView.Of(stream, await posting.Post(stream, cancellation)))
                    : new Answer<PaymentView>.Invalid("", RequestKeys.UsedOtherwise);
            }

            ImmutableArray<int> indexes =
            [
                .. payment.State.Standing.Where(index =>
                    payment.State.LeftOf(index) > 0 && (invoiceId is null || payment.State.Allocations[index].InvoiceId == invoiceId)),
            ];
            if (indexes.IsEmpty)
            {
                return new Answer<PaymentView>.Refused(invoiceId is null ? "the payment pays no invoice" : $"the payment does not pay invoice '{invoiceId}'");
            }

            var taken = new PaymentUnassigned(indexes, reason);
            var after = payment.State.Evolve(taken, book.Clock.GetCurrentInstant());
            var held = await matching.Found(stream.Creditor, after, cancellation: cancellation);
            if (await book.Append(payment, [taken, .. held], request.Actor, keys, document is null ? [] : [document], cancellation) is AppendResult.Appended)
            {
                return PaymentView.Of(stream, await posting.Post(stream, cancellation));
            }
        }
    }
}
