using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;
using Reminders.Formats.Matching;
using static Reminders.Domain.Payments.PaymentEvent;

namespace Reminders.Application.Payments;

/// <summary>
/// Takes payments in. A payment is durable in its own stream first; then it is posted to the invoices it pays, each posting once by
/// its key. The payment's wake time brings the runner back here if that stops half-way.
/// </summary>
public sealed class PaymentIntake(
    StreamStates states,
    ILedger ledger,
    PaymentBook book,
    PaymentMatching matching,
    GatewaySiblings siblings,
    PaymentPosting posting,
    IProjections projections,
    FeedWatch feeds,
    ICreditors creditors,
    IIdSource ids)
{
    /// <summary>A payment is in the ledger before this answers; and it is word from its source.</summary>
    public async Task<Answer<PaymentView>> Receive(
        string creditor, PaymentInput input, string actor, CancellationToken cancellation = default)
    {
        var answer = await TakeIn(creditor, input, actor, cancellation);
        if (creditors.Find(creditor) is { } known)
        {
            await feeds.Heard(known, input.Source, cancellation: cancellation);
        }

        return answer;
    }

    private async Task<Answer<PaymentView>> TakeIn(string creditor, PaymentInput input, string actor, CancellationToken cancellation)
    {
        var stream = StreamId.Payment(creditor, input.Source, input.PaymentId);
        var (payer, document) = PayerDetails.Store(input, ids);
        var received = new PaymentReceived(
            input.Source, input.PaymentId, new MinorUnits(input.Amount.Minor), input.Amount.Currency.Code, input.BookedOn,
            input.InvoiceId, input.PaymentReference, payer) { EndToEndId = input.EndToEndId };
        while (true)
        {
            var payment = await states.Payment(stream, cancellation);
            if (payment.Exists)
            {
                return await SameAgain(payment, received, cancellation);
            }

            var found = await matching.Found(creditor, payment.State.Evolve(received, book.Clock.GetCurrentInstant()), document, cancellation);
            if (await book.Append(payment, [received, .. found], actor, documents: document is null ? [] : [document], cancellation: cancellation)
                is AppendResult.Appended)
            {
                // Its invoice may have come in between: it looked for this payment before it was there.
                await Rematch(stream, cancellation);
                return PaymentView.Of(stream, await posting.Post(stream, cancellation));
            }
        }
    }

    public async Task<Answer<PaymentView>> Reverse(
        StreamId stream, ReversalInput input, string actor, CancellationToken cancellation = default)
    {
        var (reason, document) = Texts.Store(input.Reason, ids);
        while (true)
        {
            var payment = await states.Payment(stream, cancellation);
            if (payment.State.Received is not { } received)
            {
                return new Answer<PaymentView>.NotFound("no such payment");
            }

            if (payment.State.Reversals.FirstOrDefault(known => known.ReversalId == input.ReversalId) is { } known)
            {
                return known.Amount.Value == input.Amount.Minor && received.Currency == input.Amount.Currency.Code
                    ? new Answer<PaymentView>.Unchanged(PaymentView.Of(stream, await posting.Post(stream, cancellation)))
                    : new Answer<PaymentView>.Refused($"reversal '{input.ReversalId}' is known with another amount");
            }

            if (received.Currency != input.Amount.Currency.Code)
            {
                return new Answer<PaymentView>.Invalid("/currency", $"the payment is in {received.Currency}");
            }

            var left = payment.State.AmountMinor - payment.State.ReversedMinor;
            if (input.Amount.Minor > left)
            {
                return new Answer<PaymentView>.Invalid("/amount", $"is more than the {new Money(left, input.Amount.Currency)} that is left of the payment");
            }

            var reversed = new PaymentReversed(input.ReversalId, new MinorUnits(input.Amount.Minor), reason);
            if (await book.Append(payment, [reversed], actor, documents: document is null ? [] : [document], cancellation: cancellation) is AppendResult.Appended)
            {
                return PaymentView.Of(stream, await posting.Post(stream, cancellation));
            }
        }
    }

    /// <summary>A person says which invoices an unmatched payment pays; what they leave open stays unmatched.</summary>
    public Task<Answer<PaymentView>> Assign(
        StreamId stream, ImmutableArray<Allocation> allocations, string actor, CancellationToken cancellation = default) =>
        Assign(stream, allocations, new ActionRequest(actor), cancellation);

    /// <summary>The same for a request that may be repeated: with one key a part is assigned once.</summary>
    public async Task<Answer<PaymentView>> Assign(
        StreamId stream, ImmutableArray<Allocation> allocations, ActionRequest request, CancellationToken cancellation = default)
    {
        var keys = RequestKeys.Of(request.Idempotency);
        while (true)
        {
            var payment = await states.Payment(stream, cancellation);
            if (payment.State.Received is not { } received)
            {
                return new Answer<PaymentView>.NotFound("no such payment");
            }

            if (await ledger.Seen(stream, keys, cancellation) is { } same)
            {
                return same
                    ? new Answer<PaymentView>.Unchanged(PaymentView.Of(stream, await posting.Post(stream, cancellation)))
                    : new Answer<PaymentView>.Invalid("", RequestKeys.UsedOtherwise);
            }

            if (payment.State.AssignableMinor <= 0)
            {
                return new Answer<PaymentView>.Refused("the payment is fully matched");
            }

            if (await CheckAllocations(stream.Creditor, payment.State, received, allocations, cancellation) is { } invalid)
            {
                return invalid;
            }

            if (await book.Append(payment, [new PaymentAssigned(allocations)], request.Actor, keys, cancellation: cancellation) is AppendResult.Appended)
            {
                return PaymentView.Of(stream, await posting.Post(stream, cancellation));
            }
        }
    }

    /// <summary>Matches payments that came before their invoice. Answers whether one did match.</summary>
    public async Task<bool> MatchWaiting(CaseFile file, CancellationToken cancellation = default)
    {
        const int enough = 20;
        var (creditor, invoice) = (file.Creditor.Id, file.Case);
        var named = await projections.UnmatchedPaymentsFor(creditor, invoice.InvoiceId, invoice.PaymentReference, cancellation);
        var keys = StoredKeys.OfInvoice(invoice.InvoiceId, invoice.Number, invoice.PaymentReference, file.Creditor.Matching);
        keys = [.. keys, .. StoredKeys.Given(invoice.InvoiceId, invoice.PaymentReference), .. StoredKeys.OfWaiting(CustomerRows.Keys(file.Customer), invoice.Outstanding)];
        var others = await projections.StreamsWith(creditor, StreamKind.Payment, keys, enough, cancellation);
        var any = false;
        foreach (var payment in named.Select(row => StreamId.Payment(creditor, row.Source, row.PaymentId))
            .Union(others.Select(id => new StreamId(StreamKind.Payment, creditor, id))))
        {
            any |= await Rematch(payment, cancellation);
        }

        return any;
    }

    /// <summary>Looks again for the invoices of a payment that has none. Answers whether something new was found.</summary>
    public async Task<bool> Rematch(StreamId stream, CancellationToken cancellation = default)
    {
        var payment = await book.Find(stream, cancellation);
        if (await matching.Found(stream.Creditor, payment.State, cancellation: cancellation) is not { IsEmpty: false } found)
        {
            return false;
        }

        await book.Append(payment, found, Actors.System, cancellation: cancellation);
        await posting.Post(stream, cancellation);
        if (payment.State.Reports is [var first, ..])
        {
            await RematchSiblings(stream.Creditor, first with { GatewayInvoice = payment.State.GatewayInvoice }, cancellation);
        }

        return true;
    }

    /// <summary>What was just said of a payment may be what others of the same gateway invoice waited for.</summary>
    public async Task RematchSiblings(string creditor, PaymentReported report, CancellationToken cancellation = default)
    {
        foreach (var sibling in await siblings.Of(creditor, report, cancellation))
        {
            await Rematch(sibling, cancellation);
        }
    }

    /// <summary>A person says that what is left of a payment pays no invoice; nobody's reminders wait for it any longer.</summary>
    public async Task<Answer<PaymentView>> SetAside(StreamId stream, ActionRequest request, CancellationToken cancellation = default)
    {
        var (reason, document) = Texts.Store(request.Reason, ids);
        while (true)
        {
            var payment = await book.Find(stream, cancellation);
            if (!payment.Exists)
            {
                return new Answer<PaymentView>.NotFound("no such payment");
            }

            if (payment.State.IsSetAside)
            {
                return new Answer<PaymentView>.Unchanged(PaymentView.Of(stream, await posting.Post(stream, cancellation)));
            }

            if (payment.State is { OpenMinor: 0, Reported.IsPending: false, Return: null })
            {
                return new Answer<PaymentView>.Refused("the payment is fully matched");
            }

            if (await book.Append(
                payment, [new PaymentSetAside(reason)], request.Actor, documents: document is null ? [] : [document], cancellation: cancellation)
                is AppendResult.Appended)
            {
                return PaymentView.Of(stream, await posting.Post(stream, cancellation));
            }
        }
    }

    private async Task<Answer<PaymentView>> SameAgain(Loaded<Payment> payment, PaymentReceived again, CancellationToken cancellation)
    {
        var first = payment.State.Received;
        var same = first is not null && first with { Payer = null } == again with { Payer = null };
        return same
            ? new Answer<PaymentView>.Unchanged(PaymentView.Of(payment.Stream, await posting.Post(payment.Stream, cancellation)))
            : new Answer<PaymentView>.Refused($"payment '{again.PaymentId}' of source '{again.Source}' is known with other content");
    }

    private async Task<Answer<PaymentView>?> CheckAllocations(
        string creditor, Payment payment, PaymentReceived received, ImmutableArray<Allocation> allocations, CancellationToken cancellation)
    {
        var currency = Currency.Of(received.Currency);
        for (var i = 0; i < allocations.Length; i++)
        {
            var invoice = await states.Case(creditor, allocations[i].InvoiceId, cancellation);
            if (!invoice.Exists)
            {
                return new Answer<PaymentView>.Invalid($"/allocations/{i}/invoiceId", $"there is no invoice '{allocations[i].InvoiceId}'");
            }

            if (invoice.State.Principal.Currency != currency)
            {
                return new Answer<PaymentView>.Invalid($"/allocations/{i}/invoiceId", $"the invoice is in {invoice.State.Principal.Currency}, the payment in {currency}");
            }

            if (allocations[i].Amount.Value <= 0)
            {
                return new Answer<PaymentView>.Invalid($"/allocations/{i}/amount", "must be greater than zero");
            }
        }

        var sum = allocations.Sum(allocation => allocation.Amount.Value);
        return sum > payment.AssignableMinor
            ? new Answer<PaymentView>.Invalid("/allocations", $"add up to {new Money(sum, currency)}; {new Money(payment.AssignableMinor, currency)} is unmatched")
            : null;
    }
}
