using System.Security.Cryptography;
using System.Text;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;
using Reminders.Formats.BankFiles;
using Reminders.Formats.Matching;
using static Reminders.Domain.Payments.PaymentEvent;

namespace Reminders.Application.BankFiles;

/// <summary>
/// Money that a bank took back. A return is kept by itself; the payment it takes back is the one with the same id of the payer and the
/// same amount, if there is exactly one. Whichever of both comes first, the other finds it. Else a person is asked.
/// </summary>
public sealed class BankReturns(StreamStates states, PaymentBook book, PaymentIntake intake, IProjections projections, IIdSource ids)
{
    private const int Enough = 20;
    private const int HashBytes = 10;

    /// <summary>A return as the bank booked it.</summary>
    public async Task<BankOutcome> Take(string creditor, BankLine line, string actor, CancellationToken cancellation)
    {
        var stream = StreamId.Payment(creditor, BankPosting.Source, line.Id);
        var (details, document) = new PayerDetails(line.Payer, line.PayerAccount, line.Text).Store(ids);
        var isNew = false;
        while (true)
        {
            var found = await book.Find(stream, cancellation);
            if (found.Exists)
            {
                return found.State.IsOpenReturn && (isNew || line.EndToEndId is not null)
                    ? await Settle(stream, found.State, actor, isNew, cancellation)
                    : new BankOutcome(BankOutcomeKind.Known);
            }

            var booked = new ReturnBooked(BankPosting.Source, line.Id, new MinorUnits(line.Amount.Minor), line.Amount.Currency.Code, line.BookedOn)
            {
                Original = line.Original is { } original && original.Currency == line.Amount.Currency ? new MinorUnits(original.Minor) : null,
                EndToEndId = line.EndToEndId,
                Reason = line.ReturnReason,
                Details = details,
            };
            isNew = await book.Append(found, [booked], actor, documents: document is null ? [] : [document], cancellation: cancellation) is AppendResult.Appended;
        }
    }

    /// <summary>Looks whether a payment was taken back before it was told. True if so.</summary>
    public async Task<bool> Find(string creditor, BankLine payment, string actor, CancellationToken cancellation)
    {
        foreach (var stream in await With(creditor, payment.EndToEndId, cancellation))
        {
            if ((await book.Find(stream, cancellation)).State is { IsOpenReturn: true } waiting
                && (await Settle(stream, waiting, actor, isNew: true, cancellation)).Kind == BankOutcomeKind.Reversed)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<BankOutcome> Settle(StreamId stream, Payment back, string actor, bool isNew, CancellationToken cancellation)
    {
        var reversalId = $"return-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stream.Id)).AsSpan(0, HashBytes))}";
        if (await TakenBack(stream, back.Return!, reversalId, cancellation) is not { } payment)
        {
            return new BankOutcome(isNew ? BankOutcomeKind.ReturnUnmatched : BankOutcomeKind.Known);
        }

        var amount = new Money(payment.State.AmountMinor, Currency.Of(payment.State.CurrencyCode!));
        var why = back.Return!.Reason is { } reason ? $"Returned by the bank: {reason}" : "Returned by the bank";
        if (await intake.Reverse(payment.Stream, new ReversalInput(reversalId, amount) { Reason = why }, actor, cancellation) is not (Answer<PaymentView>.Done or Answer<PaymentView>.Unchanged))
        {
            return new BankOutcome(isNew ? BankOutcomeKind.ReturnUnmatched : BankOutcomeKind.Known);
        }

        await Close(stream, payment.State.Received!.PaymentId, actor, cancellation);
        return new BankOutcome(BankOutcomeKind.Reversed)
        {
            Invoices = [.. payment.State.Standing.Select(index => payment.State.Allocations[index].InvoiceId).Distinct()],
        };
    }

    // One that is whole still, of the amount that came back; or the one that this very return took back before it was interrupted.
    private async Task<Loaded<Payment>?> TakenBack(StreamId stream, ReturnBooked back, string reversalId, CancellationToken cancellation)
    {
        var candidates = new List<Loaded<Payment>>();
        foreach (var other in (await With(stream.Creditor, back.EndToEndId, cancellation)).Where(other => other != stream))
        {
            var payment = await states.Payment(other, cancellation);
            if (payment.State.Reversals.Any(reversal => reversal.ReversalId == reversalId))
            {
                return payment;
            }

            if (payment.State is { Received: { } received, ReversedMinor: 0 }
                && received.Currency == back.Currency
                && (payment.State.AmountMinor == back.Amount.Value || payment.State.AmountMinor == back.Original?.Value))
            {
                candidates.Add(payment);
            }
        }

        return candidates is [var only] ? only : null;
    }

    private async Task Close(StreamId stream, string paymentId, string actor, CancellationToken cancellation)
    {
        while (await book.Find(stream, cancellation) is { State.ReturnOf: null } waiting
            && await book.Append(waiting, [new ReturnFound(paymentId)], actor, cancellation: cancellation) is not AppendResult.Appended)
        {
            // Somebody was faster: look again.
        }
    }

    private async Task<IEnumerable<StreamId>> With(string creditor, string? endToEndId, CancellationToken cancellation)
    {
        var keys = StoredKeys.EndToEnd(endToEndId);
        return keys.IsEmpty ? [] : (await projections.StreamsWith(creditor, StreamKind.Payment, keys, Enough, cancellation)).Select(id => new StreamId(StreamKind.Payment, creditor, id));
    }
}
