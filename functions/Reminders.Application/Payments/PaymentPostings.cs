using System.Collections.Immutable;
using Reminders.Domain.Amounts;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Application.Payments;

/// <summary>What a payment means for one invoice, to be appended there once by its key; nothing where it no longer applies.</summary>
internal sealed record Posting(string InvoiceId, string Key, Func<Case, ImmutableArray<InvoiceEvent>> Facts)
{
    public Posting(string invoiceId, string key, InvoiceEvent fact)
        : this(invoiceId, key, _ => [fact])
    {
    }
}

/// <summary>
/// What a payment means for invoices, in the order in which it is brought there. Pure, so that whoever resumes the work brings the
/// same.
/// </summary>
internal static class PaymentPostings
{
    public static IEnumerable<Posting> Of(Payment payment) => Name(payment) is var (source, id)
        ? [.. Contested(payment, source, id), .. Money(payment, source, id), .. TakenBack(payment, source, id), .. Expected(payment, source, id), .. Proposed(payment, source, id)]
        : [];

    private static (string Source, string Id)? Name(Payment payment) =>
        payment.Received is { } received ? (received.Source, received.PaymentId)
        : payment.Reports is [var report, ..] ? (report.Source, report.PaymentId)
        : null;

    // Before the money goes: a case that reopens because of it must not go on as if the customer had forgotten.
    private static IEnumerable<Posting> Contested(Payment payment, string source, string id)
    {
        var wasContested = payment.Reports.Any(report => report.News is PaymentNews.Disputed or PaymentNews.ChargedBack);
        foreach (var invoiceId in wasContested ? Invoices(payment) : [])
        {
            var times = payment.TimesTakenFrom(invoiceId) is > 0 and var taken ? $"{payment.Reports.Length}#{taken}" : $"{payment.Reports.Length}";
            yield return payment.Reported.IsContested && !payment.WasTakenFrom(invoiceId)
                ? new Posting(invoiceId, $"contested/{source}/{id}/{times}", state => Speaks(state.Contested, source, id) ? [] : [new PaymentContested(source, id)])
                : new Posting(invoiceId, $"uncontested/{source}/{id}/{times}", state => Speaks(state.Contested, source, id) ? [new PaymentContestEnded(source, id)] : []);
        }
    }

    private static IEnumerable<Posting> Money(Payment payment, string source, string id)
    {
        if (payment.Received is not { } received)
        {
            yield break;
        }

        foreach (var (i, part) in payment.Allocations.Index())
        {
            var fact = new PaymentReceived(source, id, part.Amount, received.BookedOn)
            {
                SumsUp = payment.SumsUp,
                ReturnedBefore = new MinorUnits(i == 0 && !payment.Reports.IsEmpty ? Math.Max(0, payment.ReversedOfUnallocated) : 0),
            };
            yield return new Posting(part.InvoiceId, $"payment/{source}/{id}/{i}", state => [fact, .. Forgiven(state, source, id, part)]);
        }

        var taken = new long[payment.Allocations.Length];
        foreach (var reversal in payment.Reversals)
        {
            foreach (var part in reversal.Split)
            {
                InvoiceEvent fact = part.Amount.Value > 0
                    ? new PaymentReversed(source, id, reversal.ReversalId, part.Amount, reversal.Reason)
                    : new PaymentReceived(source, id, new MinorUnits(-part.Amount.Value), received.BookedOn) { SumsUp = payment.SumsUp };
                var wasWhole = taken[part.Allocation] == 0;
                taken[part.Allocation] += part.Amount.Value;
                var isWhole = taken[part.Allocation] == 0;
                yield return new Posting(part.InvoiceId, $"reversal/{source}/{id}/{reversal.ReversalId}/{part.Allocation}", state =>
                    isWhole ? [fact, .. Forgiven(state, source, id, payment.Allocations[part.Allocation])]
                    : wasWhole ? [fact, .. Reclaimed(state, source, id)]
                    : [fact]);
            }
        }
    }

    private static IEnumerable<Posting> TakenBack(Payment payment, string source, string id)
    {
        foreach (var (reason, split) in payment.Unassigned)
        {
            foreach (var part in split)
            {
                var fact = new PaymentUnassigned(source, id, part.Amount, reason) { SumsUp = payment.SumsUp };
                yield return new Posting(part.InvoiceId, $"unassigned/{source}/{id}/{part.Allocation}", state => [fact, .. Reclaimed(state, source, id)]);
            }
        }
    }

    // Who pays by instalments has not taken a discount.
    private static IEnumerable<InvoiceEvent> Forgiven(Case state, string source, string id, Allocation part) =>
        part.Difference is { } passed && state.Plan is null ? [new DifferenceForgiven(source, id, passed.Amount, passed.Kind)] : [];

    private static IEnumerable<InvoiceEvent> Reclaimed(Case state, string source, string id) => state.Forgiven
        .Where(part => part.Source == source && part.PaymentId == id)
        .Select(part => new DifferenceReclaimed(source, id, part.Amount));

    // What is on its way pauses its invoice; what arrived for another one, or failed, lets it go on.
    private static IEnumerable<Posting> Expected(Payment payment, string source, string id)
    {
        foreach (var said in payment.ExpectedFor is { } invoice ? OnItsWay(payment, invoice, source, id) : [])
        {
            yield return said;
        }

        if ((payment.ExpectedFor ?? payment.Allocations.FirstOrDefault()?.InvoiceId) is not { } invoiceId)
        {
            yield break;
        }

        foreach (var credit in payment.Reports.Where(report => report is { News: PaymentNews.Credited, Amount: not null }))
        {
            var note = $"{source}:{credit.MovementId ?? credit.EventId}";
            yield return new Posting(invoiceId, $"credit:{note}", new CreditNoteApplied(note, credit.Amount!.Value, null));
        }

        if (payment.Reports.Any(report => report.News == PaymentNews.Voided))
        {
            yield return new Posting(invoiceId, $"voided/{source}/{id}", state => state.IsOpen ? CaseCommands.Cancelled(state, null) : []);
        }
    }

    private static IEnumerable<Posting> OnItsWay(Payment payment, string invoiceId, string source, string id)
    {
        var (money, times) = (payment.Reported, payment.Reports.Length);
        if (money.IsPending)
        {
            var amount = payment.Reports.Select(report => report.Amount).FirstOrDefault(known => known is not null);
            yield return new Posting(invoiceId, $"pending/{source}/{id}/{times}", new PaymentPending(source, id, amount));
        }
        else if (money.HasFailed)
        {
            yield return new Posting(
                invoiceId, $"failed/{source}/{id}/{times}", state => Speaks(state.Pending, source, id) ? [new PaymentFailed(source, id)] : []);
        }
        else if (payment.Allocations.All(part => part.InvoiceId != invoiceId))
        {
            yield return new Posting(
                invoiceId, $"arrived/{source}/{id}", state => Speaks(state.Pending, source, id) ? [new PaymentPendingEnded(source, id)] : []);
        }
    }

    private static IEnumerable<Posting> Proposed(Payment payment, string source, string id)
    {
        foreach (var invoiceId in payment.Proposed.Except(payment.Allocations.Select(part => part.InvoiceId)))
        {
            // What was decided before was taken back: it is asked again.
            var retractions = payment.Unassigned.Length;
            var again = retractions == 0 ? "" : $"#{retractions}";
            yield return payment.OpenMinor == 0
                ? new Posting(invoiceId, $"decided{again}/{source}/{id}", new PaymentProposalEnded(source, id) { Retractions = retractions })
                : new Posting(invoiceId, $"proposed{again}/{source}/{id}", state =>
                [
                    new PaymentProposed(source, id, new MinorUnits(payment.OpenMinor))
                    {
                        Retractions = retractions,
                        Currency = payment.CurrencyCode == state.Principal.Currency.Code ? null : payment.CurrencyCode,
                        Evidence = payment.Reasons.FirstOrDefault(reasons => reasons.InvoiceId == invoiceId)?.Evidence ?? [],
                    },
                    .. PaidAfterHandOver(state, payment),
                ]);
        }
    }

    // Somebody else goes on collecting it until they are told.
    private static IEnumerable<InvoiceEvent> PaidAfterHandOver(Case state, Payment payment)
    {
        if (state.Closed == CaseOutcome.HandedOver && payment.CurrencyCode is { } code)
        {
            var amount = new Money(payment.OpenMinor, Currency.Of(code));
            yield return NewTask.Open(state, TaskKind.PaidAfterHandOver, $"{amount} came in after the invoice was handed over");
        }
    }

    private static IEnumerable<string> Invoices(Payment payment) =>
        payment.Allocations.Select(part => part.InvoiceId).Concat(payment.ExpectedFor is { } one ? [one] : []).Distinct();

    private static bool Speaks(ImmutableArray<MentionedPayment> mentioned, string source, string id) =>
        mentioned.Any(one => one.Source == source && one.PaymentId == id);
}
