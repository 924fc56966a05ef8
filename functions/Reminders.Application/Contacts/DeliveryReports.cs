using System.Text.Json;
using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Application.Streams;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;

namespace Reminders.Application.Contacts;

/// <summary>
/// Takes delivery reports in: onto every invoice the message covered, once per status, and where the address does not work, onto
/// the customer, whose cases then go on by another channel.
/// </summary>
public sealed class DeliveryReports(IDocuments documents, StreamStates states, ClaimBook claims, CustomerBook customers)
{
    /// <summary>False: the report is of no message of this creditor.</summary>
    public async Task<bool> Take(string creditor, DeliveryReport report, string actor, CancellationToken cancellation = default)
    {
        if (await ContactSlip.Find(documents, report.OperationId, cancellation) is not { } slip || slip.Creditor != creditor)
        {
            return false;
        }

        var status = JsonNamingPolicy.CamelCase.ConvertName(report.Status.ToString());
        foreach (var invoiceId in slip.Covers)
        {
            await claims.RecordOnInvoice(
                creditor,
                invoiceId,
                state => state.SentContacts.Contains(slip.ContactId) || state.OpenIntent?.ContactId == slip.ContactId
                    ? [new InvoiceEvent.DeliveryReported(slip.ContactId, slip.Channel, status)]
                    : [],
                [$"delivery:{slip.ContactId}:{status}"],
                cancellation: cancellation);
        }

        if (ConsequenceOf(report.Status, slip.Channel) is { } consequence)
        {
            await Apply(slip, report, consequence, actor, cancellation);
        }

        return true;
    }

    private static CustomerEvent? ConsequenceOf(DeliveryStatus status, string channel) => status switch
    {
        DeliveryStatus.Bounced or DeliveryStatus.Suppressed => new CustomerEvent.AddressBounced(channel, null),
        DeliveryStatus.OptedOut => new CustomerEvent.OptedOut(channel, null),
        _ => null,
    };

    private async Task Apply(ContactSlip slip, DeliveryReport report, CustomerEvent consequence, string actor, CancellationToken cancellation)
    {
        var customer = (await states.Customer(slip.Creditor, slip.CustomerId, cancellation)).State;
        var isKnown = consequence is CustomerEvent.OptedOut ? customer.OptOuts.Contains(slip.Channel) : customer.Unreachable.Contains(slip.Channel);
        if (!isKnown && await IsStillTheAddress(customer, slip.Channel, report.Recipient, cancellation))
        {
            await customers.Report(slip.Creditor, slip.CustomerId, _ => [consequence], null, actor, cancellation);
        }
    }

    // A late report of an address that was replaced since says nothing about the new one.
    private async Task<bool> IsStillTheAddress(Customer customer, string channel, string? recipient, CancellationToken cancellation)
    {
        var profile = await CustomerProfile.Load(documents, customer.Profile, cancellation);
        var current = channel switch
        {
            Channel.Email => profile.Email,
            Channel.Sms => profile.Phone,
            _ => null,
        };
        return recipient is null || string.Equals(current?.TrimStart('+'), recipient.TrimStart('+'), StringComparison.OrdinalIgnoreCase);
    }
}
