using System.Collections.Immutable;
using Reminders.Application.Creditors;
using Reminders.Application.Documents;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using Reminders.Formats.Matching;
using Reminders.Formats.References;
using static Reminders.Domain.Payments.PaymentEvent;

namespace Reminders.Application.Payments;

/// <summary>
/// Finds what a payment certainly pays, by a ladder: the invoice that a system named, else the only one with the payment reference
/// it gave, else what <see cref="Matcher"/> finds certain in references, text and payer. Never by amount. Anything less certain stays
/// unmatched, for a person; and while it may be a customer's, that customer is not reminded.
/// </summary>
public sealed class PaymentMatching(
    StreamStates states, IProjections projections, IDocuments documents, CandidateFinder finder, GatewaySiblings siblings, ICreditors creditors)
{
    private const int MaxShown = 5;

    /// <summary>
    /// What is found out about a payment that has no invoice yet, as facts for its stream. <paramref name="details"/> are those about
    /// to be stored with it.
    /// </summary>
    public async Task<ImmutableArray<PaymentEvent>> Found(
        string creditor, Payment payment, NewDocument? details = null, CancellationToken cancellation = default)
    {
        if (payment.Return is not null)
        {
            return [];
        }

        payment = await siblings.Named(creditor, payment, cancellation);
        if (payment.CurrencyCode is not { } currency)
        {
            return await Expected(creditor, payment, null, cancellation);
        }

        return payment switch
        {
            { Received: null } => await Expected(creditor, payment, currency, cancellation),
            { Unassigned.IsEmpty: false } => await Held(creditor, payment, currency, details, cancellation),
            { Allocations.IsEmpty: true, OpenMinor: > 0 } => await Matched(creditor, payment, currency, details, cancellation),

            // All of it went back before its invoice was here: what was said of it is the invoice's all the same.
            { Allocations.IsEmpty: true, Reports.IsEmpty: false, IsSetAside: false } => await Expected(creditor, payment, currency, cancellation),

            // More of what is matched already.
            { OpenMinor: > 0 } when payment.Allocations.All(part => part.InvoiceId == payment.Allocations[0].InvoiceId)
                && payment.Allocations.Length == payment.MatchedByRule =>
                [new PaymentMatched(payment.Allocations[0].InvoiceId, new MinorUnits(payment.OpenMinor), "samePayment")],
            _ => [],
        };
    }

    private async Task<ImmutableArray<PaymentEvent>> Expected(string creditor, Payment payment, string? currency, CancellationToken cancellation) =>
        payment.ExpectedFor is null && await Named(creditor, payment, currency, cancellation) is [var (invoice, _)]
            ? [new PaymentExpected(invoice.InvoiceId)]
            : [];

    /// <summary>What an unmatched payment may pay as things stand now, the likeliest first.</summary>
    public async Task<ImmutableArray<ProposalView>> Proposals(string creditor, Payment payment, CancellationToken cancellation = default)
    {
        if (payment is not { Received: not null, OpenMinor: > 0, CurrencyCode: { } currency })
        {
            return [];
        }

        var line = Line(payment, currency, await PayerDetails.Of(payment, documents, null, cancellation));
        return await Match(creditor, line, PolicyFor(creditor, payment), cancellation) switch
        {
            (Match.Proposals proposals, _) =>
            [
                .. proposals.Ranked.Take(MaxShown).Select(one => ProposalView.Of(one, line.Amount.Currency)),
                .. (await HandedOver(creditor, payment, cancellation)).Select(one => ProposalView.Of(one.Invoice, line.Amount, one.Reasons)),
            ],

            // A part of it was assigned, its reference is shared, or the invoice came this very moment.
            (Match.Certain certain, var among) =>
                [ProposalView.Of(Proposal(certain, among), line.Amount.Currency)],
            _ => [],
        };
    }

    private async Task<ImmutableArray<PaymentEvent>> Matched(
        string creditor, Payment payment, string currency, NewDocument? fresh, CancellationToken cancellation)
    {
        // What stands in a bank's reference field was typed by the payer: the matcher weighs it.
        var payer = await PayerDetails.Of(payment, documents, fresh, cancellation);
        var typed = payment.NamedInvoice is null && payment.Reports.IsEmpty && payer.IsBankLine;
        if (!typed && await Named(creditor, payment, currency, cancellation) is { Count: > 0 } named)
        {
            return Named(payment, named, PolicyFor(creditor, payment));
        }

        var line = Line(payment, currency, payer);
        var policy = PolicyFor(creditor, payment);
        var (match, among) = await Match(creditor, line, policy, cancellation);
        return match switch
        {
            Match.Certain certain when await IsShared(creditor, payment.NamedReference, cancellation) =>
                Proposed(payment, line, Holding.Of([Proposal(certain, among)], among), policy),
            Match.Certain certain => Parts(certain),

            // Paid twice, or too late: its reference has check digits, and no open invoice comes near it.
            Match.Proposals { Ranked.IsEmpty: true } when typed && IsChecked(payment.NamedReference)
                && await Named(creditor, payment, currency, cancellation) is [_] closed => Named(payment, closed, policy),
            Match.Proposals proposals =>
                Proposed(payment, line, [.. Holding.Of(proposals.Ranked, among), .. (await HandedOver(creditor, payment, cancellation)).Select(one => one.Reasons)], policy),
            _ => throw new InvalidOperationException($"No match: {match.GetType().Name}."),
        };
    }

    // A person took back what it was thought to pay: from here on a person decides, and until then whoever may have paid is not reminded.
    private async Task<ImmutableArray<PaymentEvent>> Held(
        string creditor, Payment payment, string currency, NewDocument? fresh, CancellationToken cancellation)
    {
        if (payment.OpenMinor == 0)
        {
            return [];
        }

        var line = Line(payment, currency, await PayerDetails.Of(payment, documents, fresh, cancellation));
        var policy = PolicyFor(creditor, payment);
        return await Match(creditor, line, policy, cancellation) switch
        {
            (Match.Certain certain, var among) => Proposed(payment, line, Holding.Of([Proposal(certain, among)], among), policy),
            (Match.Proposals proposals, var among) => Proposed(payment, line, Holding.Of(proposals.Ranked, among), policy),
            _ => [],
        };
    }

    private async Task<(Match Match, IReadOnlyCollection<Candidate> Among)> Match(
        string creditor, PaymentLine line, MatchingPolicy policy, CancellationToken cancellation)
    {
        var among = await finder.Find(creditor, line, policy, cancellation);
        var byAccount = policy.PostKnownAccounts && await finder.SpeaksForOne(creditor, line, cancellation);
        return (Matcher.Match(line, among, policy with { PostKnownAccounts = byAccount }), among);
    }

    // Accounts are compared by their keys: nobody keeps a customer's accounts.
    private static PaymentLine Line(Payment payment, string currency, PayerDetails payer) =>
        new(new Money(payment.OpenMinor, Currency.Of(currency)), payment.Received!.BookedOn)
        {
            InvoiceId = payment.NamedInvoice,
            StatedReference = payment.Reports.IsEmpty ? null : payment.NamedReference,
            References = payment.Reports.IsEmpty && payment.NamedReference is { } typed ? [typed] : [],
            PayerName = payer.Name,
            PayerAccount = StoredKeys.Account(payer.Account),
            Text = payer.Text,
        };

    private static Proposal Proposal(Match.Certain certain, IReadOnlyCollection<Candidate> among) => new(
        among.First(one => one.Invoice.InvoiceId == certain.Parts[0].InvoiceId).Invoice.CustomerId, certain.Parts, certain.Evidence);

    // What is paid too much goes with the last part, where it becomes somebody's task; what is missing within the policy is let pass there.
    private static ImmutableArray<PaymentEvent> Parts(Match.Certain certain)
    {
        var parts = certain.Parts.Where(part => part.Amount.IsPositive).ToList();
        var evidence = EvidenceWords.Of(certain.Evidence);
        return
        [
            .. parts.Select((part, i) => new PaymentMatched(
                part.InvoiceId,
                new MinorUnits(part.Amount.Minor + (i == parts.Count - 1 ? certain.Left.Minor : 0)),
                EvidenceWords.Rule(certain))
            {
                Evidence = evidence,
                Difference = part.Difference,
            }),
        ];
    }

    private static ImmutableArray<PaymentEvent> Proposed(Payment payment, PaymentLine line, ImmutableArray<ProposalReasons> held, MatchingPolicy policy)
    {
        var facts = ImmutableArray.CreateBuilder<PaymentEvent>();
        if (held.Any(one => !payment.Proposed.Contains(one.InvoiceId)))
        {
            facts.Add(new PaymentProposed([.. held.Select(one => one.InvoiceId)]) { Reasons = held });
        }

        var clues = StoredKeys.CluesOf(line, policy);
        if (!clues.SequenceEqual(payment.Clues))
        {
            facts.Add(new PaymentCluesKept(clues));
        }

        return facts.ToImmutable();
    }

    private static ImmutableArray<PaymentEvent> Named(Payment payment, IReadOnlyList<(Case Invoice, string Rule)> named, MatchingPolicy policy) => named switch
    {
        [var (invoice, rule)] => [new PaymentMatched(invoice.InvoiceId, new MinorUnits(payment.OpenMinor), rule)
        {
            Difference = AmountFit.Forgiven(
                invoice.Principal with { Minor = payment.OpenMinor },
                payment.Received!.BookedOn,
                new Owed(invoice.Outstanding, invoice.IssueDate, CashDiscount.Largest(invoice.CashDiscounts, invoice.Invoiced, payment.Received.BookedOn)),
                policy),
        }],
        _ when named.All(one => payment.Proposed.Contains(one.Invoice.InvoiceId)) => [],
        _ => [new PaymentProposed([.. named.Select(one => one.Invoice.InvoiceId)])],
    };

    // Of several with one reference none is certain, also if only one of them can take money now.
    private async Task<bool> IsShared(string creditor, string? reference, CancellationToken cancellation) =>
        reference is not null && (await projections.CasesByReference(creditor, reference, 2, cancellation)).Count > 1;

    private static bool IsChecked(string? reference) =>
        reference is not null && (CreditorReference.IsValid(reference) || SwissQrReference.IsValid(reference));

    // It takes no money by itself any more: whoever collects it has to be told.
    private async Task<IEnumerable<(Case Invoice, ProposalReasons Reasons)>> HandedOver(string creditor, Payment payment, CancellationToken cancellation)
    {
        IEnumerable<string> named = payment.NamedInvoice is { } invoiceId ? [invoiceId]
            : payment.NamedReference is { } reference && IProjections.Normalised(reference).Length > 0
                ? await projections.CasesByReference(creditor, reference, 2, cancellation)
            : [];
        var found = new List<(Case, ProposalReasons)>();
        foreach (var id in named)
        {
            if ((await states.Case(creditor, id, cancellation)).State is { Closed: CaseOutcome.HandedOver } invoice)
            {
                found.Add((invoice, new ProposalReasons(id, ["it was handed over"])));
            }
        }

        return found;
    }

    // What a gateway calls a part is no whole, however little is missing.
    private MatchingPolicy PolicyFor(string creditor, Payment payment) =>
        payment.Reports.Any(report => report.News == PaymentNews.PartPaid) && payment.Reports.All(report => report.News != PaymentNews.Paid)
            ? PolicyOf(creditor).WithoutDifferences()
            : PolicyOf(creditor);

    private MatchingPolicy PolicyOf(string creditor) => creditors.Find(creditor)?.Matching ?? MatchingPolicy.Default;

    // One is certain; several are proposals.
    private async Task<IReadOnlyList<(Case Invoice, string Rule)>> Named(
        string creditor, Payment payment, string? currency, CancellationToken cancellation)
    {
        const int enough = 5;
        if (payment.NamedInvoice is { } invoiceId)
        {
            return await TakesMoney(creditor, invoiceId, payment, currency, cancellation) is { } invoice ? [(invoice, "invoiceId")] : [];
        }

        if (payment.NamedReference is not { } reference || IProjections.Normalised(reference).Length == 0)
        {
            return [];
        }

        var candidates = await projections.CasesByReference(creditor, reference, enough, cancellation);
        var named = new List<(Case, string)>();
        foreach (var candidate in candidates)
        {
            if (await TakesMoney(creditor, candidate, payment, currency, cancellation) is { } invoice)
            {
                named.Add((invoice, "paymentReference"));
            }
        }

        // Of several with one reference none is certain, also if only one of them can take money now.
        return candidates.Count > 1 && named.Count == 1 ? [] : named;
    }

    // Money for an invoice that was cancelled, written off or handed over, or that was a credit, belongs to somebody's desk; unless the
    // gateway that brings it is what cancelled it: then the order must not matter.
    private async Task<Case?> TakesMoney(string creditor, string invoiceId, Payment payment, string? currency, CancellationToken cancellation)
    {
        var invoice = await states.Case(creditor, invoiceId, cancellation);
        return invoice.Exists
            && (currency is null || invoice.State.Principal.Currency.Code == currency)
            && ((invoice.State.Principal.IsPositive && invoice.State.Closed is null or CaseOutcome.Paid or CaseOutcome.Credited)
                || (invoice.State.Closed == CaseOutcome.Cancelled && payment.Reports.Any(report => report.News == PaymentNews.Voided)))
                ? invoice.State
                : null;
    }
}
