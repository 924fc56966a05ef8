using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Invoices;
using Reminders.Formats.Matching;

namespace Reminders.Application.Payments;

/// <summary>
/// Reads the open invoices that a payment may be for: those it names, and all others of the customers who are named or may have paid,
/// without which nobody can tell that no other is meant.
/// </summary>
public sealed class CandidateFinder(StreamStates states, IProjections projections, IDocuments documents)
{
    private const int MaxNamed = 50;
    private const int MaxPayers = 50;
    private const int MaxAlike = 20;
    private const int MaxPerStem = 200;

    public async Task<IReadOnlyCollection<Candidate>> Find(
        string creditor, PaymentLine line, MatchingPolicy policy, CancellationToken cancellation = default)
    {
        var invoices = new Dictionary<string, Case?>(StringComparer.Ordinal);
        var named = await projections.StreamsWith(creditor, StreamKind.Invoice, StoredKeys.NumbersOf(line, policy), MaxNamed, cancellation);
        foreach (var invoiceId in line.InvoiceId is { } meant ? named.Prepend(meant) : named)
        {
            await Add(invoiceId);
        }

        var customers = invoices.Values.OfType<Case>().Select(invoice => invoice.CustomerId).Union(await Payers(creditor, line, cancellation)).ToList();
        var candidates = new List<Candidate>();
        foreach (var customerId in customers)
        {
            var open = await projections.OpenCasesOf(creditor, customerId, cancellation);
            foreach (var invoiceId in open.Take(LookupKeys.MaxPerKey))
            {
                await Add(invoiceId);
            }

            candidates.AddRange(await Of(creditor, customerId, invoices.Values.OfType<Case>().Where(invoice => invoice.CustomerId == customerId).ToList(), policy, cancellation));
        }

        return candidates;

        async Task Add(string invoiceId)
        {
            if (!invoices.ContainsKey(invoiceId))
            {
                var invoice = await states.Case(creditor, invoiceId, cancellation);
                invoices[invoiceId] = invoice.State is { IsRegistered: true, IsOpen: true, Outstanding.IsPositive: true } open ? open : null;
            }
        }
    }

    /// <summary>
    /// Whether the payer's account speaks for one customer alone, also among those who owe nothing now, and the text names nobody else.
    /// </summary>
    public async Task<bool> SpeaksForOne(string creditor, PaymentLine line, CancellationToken cancellation = default)
    {
        const int enough = 2;
        if (StoredKeys.Account(line.PayerAccount) is not { } account
            || StoredKeys.MentionedIn(line.Text) is not { } mentioned
            || await projections.StreamsWith(creditor, StreamKind.Customer, [account], enough, cancellation) is not [var owner])
        {
            return false;
        }

        var own = CustomerRows.Keys((await states.Customer(creditor, owner, cancellation)).State);
        var named = await projections.StreamsWith(creditor, StreamKind.Customer, [.. mentioned.Except(own)], enough, cancellation);
        return named.All(customer => customer == owner);
    }

    // Those who have the payer's account, name or two words of it; then those with a rare word like one of it, or with several.
    private async Task<IEnumerable<string>> Payers(string creditor, PaymentLine line, CancellationToken cancellation)
    {
        var certain = await projections.StreamsWith(creditor, StreamKind.Customer, StoredKeys.PayerOf(line), MaxPayers, cancellation);
        var alike = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stem in StoredKeys.LikePayerOf(line))
        {
            var under = await projections.StreamsWith(creditor, StreamKind.Customer, [stem], MaxPerStem, cancellation);
            foreach (var customer in under)
            {
                alike[customer] = alike.GetValueOrDefault(customer) + (under.Count <= MaxAlike ? 2 : 1);
            }
        }

        return certain.Union(alike
            .Where(one => one.Value > 1)
            .OrderByDescending(one => one.Value)
            .ThenBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => one.Key)
            .Take(MaxAlike));
    }

    private async Task<IEnumerable<Candidate>> Of(
        string creditor, string customerId, List<Case> invoices, MatchingPolicy policy, CancellationToken cancellation)
    {
        if (invoices.Count == 0)
        {
            return [];
        }

        var customer = await states.Customer(creditor, customerId, cancellation);
        var profile = await CustomerProfile.Load(documents, customer.State.Profile, cancellation);
        return invoices.Select(invoice => Candidate.Of(
            new OpenInvoice(
                invoice.InvoiceId, invoice.Number, invoice.Outstanding, customerId, profile.Name ?? "", invoice.IssueDate, invoice.DueDate)
            {
                PaymentReference = invoice.PaymentReference,
                Invoiced = invoice.Invoiced,
                CashDiscounts = invoice.CashDiscounts,
                KnownAccounts = [.. customer.State.PayerAccounts.Select(known => new KnownAccount(known.Account, known.Holder))],
            },
            policy));
    }
}
