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
public sealed class AccountLearning(StateReader states, CustomerBook customers, IDocuments documents)
{
    /// <summary>Learns once from each payment, and only if all a person assigned of it belongs to one customer.</summary>
    public async Task Learn(string creditor, Payment payment, CancellationToken cancellation = default)
    {
        if (payment is not { Received: { } received, AssignedTo.IsEmpty: false })
        {
            return;
        }

        var payer = await PayerDetails.Of(payment, documents, null, cancellation);
        if (StoredKeys.Account(payer.Account) is not { } account)
        {
            return;
        }

        var owners = new HashSet<string>(StringComparer.Ordinal);
        foreach (var invoiceId in payment.AssignedTo)
        {
            owners.Add((await states.Case(creditor, invoiceId, cancellation)).State.CustomerId);
        }

        if (owners.Count == 1)
        {
            var details = payment.Reports.Select(report => report.Details).Prepend(received.Payer).OfType<DocumentRef>().FirstOrDefault();
            var learned = new CustomerEvent.PayerAccountLearned(account, received.Source, received.PaymentId, details) { Holder = StoredKeys.Name(payer.Name) };
            await customers.Learn(creditor, owners.Single(), learned, cancellation);
        }
    }
}
