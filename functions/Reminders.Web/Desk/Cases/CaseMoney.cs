using System.Collections.Immutable;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Documents;
using Reminders.Domain.Invoices;

namespace Reminders.Web.Desk.Cases;

/// <summary>A payment that pays a part of an invoice.</summary>
public sealed record PaidPart(string Source, string PaymentId, Money Amount);

/// <summary>An account that a customer is known to pay from.</summary>
/// <param name="Account">A hash.</param>
/// <param name="Written">As the bank wrote it; null for those who may not see it, and where it was erased.</param>
/// <param name="PaymentId">The payment that taught it.</param>
public sealed record KnownAccount(string Account, string? Written, string PaymentId);

/// <summary>Reads where an invoice's money came from, and from where its customer pays.</summary>
public sealed class CaseMoney(ILedger ledger, IDocuments documents)
{
    /// <summary>The payments that pay the invoice still, in the order in which they came.</summary>
    public async Task<ImmutableArray<PaidPart>> Payments(string creditor, string invoiceId, Currency currency, CancellationToken cancellation)
    {
        var read = await ledger.Read(StreamId.Invoice(creditor, invoiceId), 0, cancellation);
        return
        [
            .. read.Events
                .Select(stored => Moved((InvoiceEvent)EventFormat.Read(StreamKind.Invoice, stored)))
                .OfType<(string Source, string PaymentId, long Minor)>()
                .GroupBy(moved => (moved.Source, moved.PaymentId))
                .Select(payment => new PaidPart(payment.Key.Source, payment.Key.PaymentId, new Money(payment.Sum(moved => moved.Minor), currency)))
                .Where(part => part.Amount.IsPositive),
        ];
    }

    public async Task<ImmutableArray<KnownAccount>> Accounts(Customer customer, bool withDetails, CancellationToken cancellation)
    {
        var known = ImmutableArray.CreateBuilder<KnownAccount>();
        foreach (var learned in customer.LearnedAccounts)
        {
            var written = withDetails && learned.Details is { } details ? await Written(details, cancellation) : null;
            known.Add(new KnownAccount(learned.Account, written, learned.PaymentId));
        }

        return known.ToImmutable();
    }

    private async Task<string?> Written(DocumentRef details, CancellationToken cancellation) =>
        (await PayerDetails.Load(documents, details, cancellation)).Account;

    private static (string Source, string PaymentId, long Minor)? Moved(InvoiceEvent happened) => happened switch
    {
        InvoiceEvent.PaymentReceived received => (received.Source, received.PaymentId, received.Amount.Value),
        InvoiceEvent.PaymentReversed reversed => (reversed.Source, reversed.PaymentId, -reversed.Amount.Value),
        InvoiceEvent.PaymentUnassigned taken => (taken.Source, taken.PaymentId, -taken.Amount.Value),
        _ => null,
    };
}
