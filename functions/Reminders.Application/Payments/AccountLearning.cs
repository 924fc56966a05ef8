using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Streams;
using Reminders.Domain.Customers;
using Reminders.Domain.Documents;
using Reminders.Domain.Payments;
using Reminders.Formats.Matching;

namespace Reminders.Application.Payments;

/// <summary>What a person says of one payment teaches the next: the account it came from, in the payer's name, is the customer's.</summary>
public sealed class AccountLearning(StreamStates states, CustomerBook customers, IDocuments documents)
{
    /// <summary>
    /// Learns once from each payment, and only if all a person assigned of it belongs to one customer. What a person took back
    /// teaches nothing any more.
    /// </summary>
    public async Task Learn(string creditor, Payment payment, CancellationToken cancellation = default)
    {
        if (payment is not { Received: { } received })
        {
            return;
        }

        var owners = await Owners(creditor, payment.AssignedTo, cancellation);
        var former = payment.Unassigned.SelectMany(one => one.Split).Select(part => part.InvoiceId);
        foreach (var customerId in (await Owners(creditor, former, cancellation)).Except(owners))
        {
            await customers.Unlearn(creditor, customerId, received.Source, received.PaymentId, cancellation);
        }

        var payer = await PayerDetails.Of(payment, documents, null, cancellation);
        if (owners.Count == 1 && StoredKeys.Account(payer.Account) is { } account)
        {
            var details = payment.Reports.Select(report => report.Details).Prepend(received.Payer).OfType<DocumentRef>().FirstOrDefault();
            var learned = new CustomerEvent.PayerAccountLearned(account, received.Source, received.PaymentId, details) { Holder = StoredKeys.Name(payer.Name) };
            await customers.Learn(creditor, owners.Single(), learned, payment.Unassigned.Length, cancellation);
        }
    }

    private async Task<HashSet<string>> Owners(string creditor, IEnumerable<string> invoices, CancellationToken cancellation)
    {
        var owners = new HashSet<string>(StringComparer.Ordinal);
        foreach (var invoiceId in invoices)
        {
            owners.Add((await states.Case(creditor, invoiceId, cancellation)).State.CustomerId);
        }

        return owners;
    }
}
