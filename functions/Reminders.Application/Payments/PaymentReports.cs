using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Streams;
using Reminders.Domain.Amounts;
using Reminders.Domain.Calendars;
using Reminders.Domain.Payments;
using static Reminders.Domain.Payments.PaymentEvent;

namespace Reminders.Application.Payments;

/// <summary>
/// Takes in what gateways say. The report itself is kept; what it changes about the money follows from all reports together, in the
/// same append.
/// </summary>
public sealed class PaymentReports(
    PaymentBook book, PaymentMatching matching, PaymentPosting posting, PaymentIntake intake, IIdSource ids)
{
    private static readonly Instant Earliest = Instant.FromUtc(2000, 1, 1, 0, 0);

    /// <summary>The report is in the ledger before this answers; one that was known before changes nothing.</summary>
    public async Task<Answer<PaymentView>> Take(
        Creditor creditor, PaymentReportInput input, string actor, CancellationToken cancellation = default)
    {
        var stream = StreamId.Payment(creditor.Id, input.Source, input.PaymentId);
        var (details, document) = PayerDetails.Store(input, ids);
        while (true)
        {
            var payment = await book.Find(stream, cancellation);
            if (payment.State.Reports.Any(known => known.EventId == input.EventId && (known.Amount is not null || input.Amount is null)))
            {
                return new Answer<PaymentView>.Unchanged(PaymentView.Of(stream, await posting.Post(stream, cancellation)));
            }

            if (input.Amount is { } amount && payment.State.CurrencyCode is { } code && code != amount.Currency.Code)
            {
                return new Answer<PaymentView>.Invalid("/currency", $"the payment is in {code}, this report of it in {amount.Currency}");
            }

            var reported = Report(input, details, book.Clock.GetCurrentInstant());
            var facts = await Facts(creditor, payment.State, reported, document, cancellation);
            if (await book.Append(payment, facts, actor, [input.Amount is null ? $"event/{input.EventId}/open" : $"event/{input.EventId}"], document is null ? [] : [document], cancellation)
                is AppendResult.Appended)
            {
                // Its invoice may have come in between: it looked for this payment before it was there.
                await intake.Rematch(stream, cancellation);
                await intake.RematchSiblings(creditor.Id, reported, cancellation);
                return PaymentView.Of(stream, await posting.Post(stream, cancellation));
            }
        }
    }

    // A time that cannot be is none: it would outlive everything that is said later.
    private static PaymentReported Report(PaymentReportInput input, Domain.Documents.DocumentRef? details, Instant now) =>
        new(input.Source, input.PaymentId, input.EventId, input.News)
        {
            Amount = input.Amount is { } amount ? new MinorUnits(amount.Minor) : null,
            Currency = input.Amount?.Currency.Code,
            IsTotal = input.IsTotal,
            MovementId = input.MovementId,
            RetryComing = input.RetryComing,
            OccurredAt = input.OccurredAt is { } at && at > Earliest && at <= now + Duration.FromDays(1) ? at : null,
            InvoiceId = input.InvoiceId,
            PaymentReference = input.PaymentReference,
            GatewayInvoice = input.GatewayInvoice,
            SumsUp = input.SumsUp,
            Details = details,
        };

    private async Task<ImmutableArray<PaymentEvent>> Facts(
        Creditor creditor, Payment before, PaymentReported reported, NewDocument? details, CancellationToken cancellation)
    {
        var now = book.Clock.GetCurrentInstant();
        var after = before.Evolve(reported, now);
        var facts = ImmutableArray.CreateBuilder<PaymentEvent>();
        facts.Add(reported);
        // What arrived finds its invoice before anything of it goes again.
        Add(Arrived(creditor, after, reported, now) is { } arrived ? [arrived] : []);
        Add(await matching.Found(creditor.Id, after, details, cancellation));
        Add(Returned(after, reported) is { } returned ? [returned] : []);
        return facts.ToImmutable();

        void Add(ImmutableArray<PaymentEvent> some)
        {
            facts.AddRange(some);
            after = some.Aggregate(after, (state, fact) => state.Evolve(fact, now));
        }
    }

    private static PaymentEvent? Arrived(Creditor creditor, Payment after, PaymentReported reported, Instant now)
    {
        var more = new MinorUnits(after.Reported.Received - after.AmountMinor);
        return more.Value <= 0 ? null
            : after.Received is not null ? new PaymentIncreased(more)
            : new PaymentReceived(
                reported.Source,
                reported.PaymentId,
                more,
                after.CurrencyCode!,
                LocalTimes.DateIn(reported.OccurredAt ?? now, creditor.Zone),
                after.NamedInvoice,
                after.NamedReference,
                Payer: null);
    }

    private static PaymentEvent? Returned(Payment after, PaymentReported reported)
    {
        var taken = Math.Min(after.Reported.Returned - after.ReversedByReportsMinor, after.AmountMinor - after.ReversedMinor);
        return taken > 0 ? new PaymentReversed(reported.EventId, new MinorUnits(taken), null)
            : taken < 0 ? new PaymentReinstated(reported.EventId, new MinorUnits(-taken))
            : null;
    }
}
