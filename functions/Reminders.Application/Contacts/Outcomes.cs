using System.Collections.Immutable;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Domain.Customers;
using Reminders.Domain.Documents;
using Reminders.Domain.Invoices;
using Reminders.Domain.Tasks;

namespace Reminders.Application.Contacts;

/// <summary>Writes a contact's outcome to every intended invoice and last to the customer, which closes the claim.</summary>
public sealed class Outcomes(ClaimBook claims)
{
    public async Task Record(
        StreamId customer,
        string contactId,
        string channel,
        ImmutableArray<string> invoiceIds,
        HandOver outcome,
        NewDocument? message,
        CancellationToken cancellation = default)
    {
        foreach (var invoiceId in invoiceIds)
        {
            await claims.RecordOnInvoice(
                customer.Creditor,
                invoiceId,
                state => state.OpenIntent is { } intent && intent.ContactId == contactId ? OnInvoice(state, intent, invoiceIds, outcome, message?.Reference()) : [],
                [$"outcome:{contactId}"],
                message,
                cancellation);
        }

        await claims.Close(customer, OnCustomer(contactId, channel, outcome), contactId, cancellation);
    }

    private static ImmutableArray<InvoiceEvent> OnInvoice(
        Case state, InvoiceEvent.ReminderIntended intent, ImmutableArray<string> covered, HandOver outcome, DocumentRef? message) => outcome switch
        {
            HandOver.Accepted =>
            [
                new InvoiceEvent.ReminderSent(
                    intent.ContactId, intent.Round, intent.Step, intent.Attempt, intent.Channel, intent.Severity, covered, message),
            ],
            HandOver.Failed failed =>
            [
                new InvoiceEvent.ReminderFailed(
                    intent.ContactId, intent.Round, intent.Step, intent.Attempt, intent.Channel, intent.Severity, failed.Permanent, failed.Reason),
            ],
            HandOver.Unknown =>
            [
                new InvoiceEvent.ReminderOutcomeUnknown(
                    intent.ContactId, intent.Round, intent.Step, intent.Attempt, intent.Channel, intent.Severity),
                new InvoiceEvent.TaskOpened(
                    $"{state.InvoiceId}-{state.Version + 2}",
                    TaskKind.OutcomeUnknown,
                    intent.Step,
                    $"nobody can say whether {intent.Step} by {intent.Channel} left: look into the provider's log"),
            ],
            _ => throw new InvalidOperationException("no such outcome"),
        };

    private static CustomerEvent OnCustomer(string contactId, string channel, HandOver outcome) => outcome switch
    {
        HandOver.Accepted => new CustomerEvent.ReminderSent(contactId, channel),
        HandOver.Failed failed => new CustomerEvent.ReminderFailed(contactId, channel, failed.Permanent, failed.Reason),
        HandOver.Unknown => new CustomerEvent.ReminderOutcomeUnknown(contactId, channel),
        _ => throw new InvalidOperationException("no such outcome"),
    };
}
