using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Streams;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;
using Reminders.Formats.BankFiles;

namespace Reminders.Application.BankFiles;

/// <summary>
/// Takes in lines of bank files. A booking counts once, in whatever file it is told: again, as a copy, as a notification and as an
/// entry of a statement, whole and in its parts.
/// </summary>
public sealed class BankPosting(StreamStates states, PaymentIntake intake, BankReturns returns)
{
    /// <summary>The source of these payments, and the name of their feed.</summary>
    public const string Source = "bank";

    // What takes a whole booking back once its parts are told one by one.
    private const string TakenApart = "told-in-parts";

    /// <summary>The line is in the ledger before this answers.</summary>
    public Task<BankOutcome> Post(string creditor, BankLine line, string actor, CancellationToken cancellation = default) => line.Kind switch
    {
        BankLineKind.Payment => Pay(creditor, line, actor, cancellation),
        BankLineKind.Return => returns.Take(creditor, line, actor, cancellation),
        BankLineKind.Ignored => Task.FromResult(new BankOutcome(BankOutcomeKind.Ignored) { Why = line.Why }),
        _ => throw new InvalidOperationException($"No line: {line.Kind}."),
    };

    private async Task<BankOutcome> Pay(string creditor, BankLine line, string actor, CancellationToken cancellation)
    {
        if ((await states.Payment(StreamId.Payment(creditor, Source, line.Id), cancellation)).Exists
            || await IsToldOtherwise(creditor, line, actor, cancellation))
        {
            return new BankOutcome(BankOutcomeKind.Known);
        }

        var payment = new PaymentInput(Source, line.Id, line.Amount, line.BookedOn)
        {
            PaymentReference = line.PaymentReference,
            Payer = line.Payer,
            PayerAccount = line.PayerAccount,
            Text = line.Text,
            EndToEndId = line.EndToEndId,
        };
        if (await intake.Receive(creditor, payment, actor, cancellation) is not Answer<PaymentView>.Done received)
        {
            return new BankOutcome(BankOutcomeKind.Known);
        }

        var isBack = await returns.Find(creditor, line, actor, cancellation);
        return new BankOutcome(received.Value.Status == "unmatched" && !isBack ? BankOutcomeKind.Unmatched : BankOutcomeKind.Paid)
        {
            Invoices = [.. received.Value.Allocations.Select(part => part.InvoiceId)],
        };
    }

    // A statement may tell of a booking as one sum and a notification in its parts, in any order. Parts say more: the sum makes way for
    // them unless somebody has used it.
    private async Task<bool> IsToldOtherwise(string creditor, BankLine line, string actor, CancellationToken cancellation)
    {
        if (!line.IsPart)
        {
            return line.IsSum && (await states.Payment(StreamId.Payment(creditor, Source, line.FirstPart), cancellation)).Exists;
        }

        var whole = await states.Payment(StreamId.Payment(creditor, Source, line.Booking), cancellation);
        if (!whole.Exists || whole.State.Reversals.Any(reversal => reversal.ReversalId == TakenApart))
        {
            return false;
        }

        return whole.State is not { Allocations.IsEmpty: true, IsSetAside: false, ReversedMinor: 0 } sum
            || await intake.Reverse(
                whole.Stream,
                new ReversalInput(TakenApart, new Money(sum.AmountMinor, Currency.Of(sum.CurrencyCode!))) { Reason = "The bank told its parts" },
                actor,
                cancellation) is not (Answer<PaymentView>.Done or Answer<PaymentView>.Unchanged);
    }
}
