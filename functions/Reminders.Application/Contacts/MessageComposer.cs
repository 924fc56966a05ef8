using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using Reminders.Application.Creditors;
using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Domain.Calendars;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using Reminders.Messages;

namespace Reminders.Application.Contacts;

/// <summary>Writes the message: one letter for all covered invoices, in the tone of the severest step among them.</summary>
public sealed class MessageComposer(IDocuments documents, MessageRenderer renderer)
{
    /// <summary>The message, or null when no address is left to send it to.</summary>
    public async Task<OutgoingMessage?> Compose(
        string contactId, string channel, Creditor creditor, Customer customer, ImmutableArray<CoveredInvoice> covered, Instant now, CancellationToken cancellation = default)
    {
        var profile = await CustomerProfile.Load(documents, customer.Profile, cancellation);
        var content = Content(creditor, customer, profile, covered, now);
        var operation = OperationId.Of(contactId);
        return channel switch
        {
            Channel.Email when profile.Email is { } to => new OutgoingMessage.Email(
                operation,
                contactId,
                creditor.Email,
                creditor.SignedBy is { } person ? $"{person}, {creditor.Name}" : creditor.Name,
                creditor.ReplyTo,
                to,
                profile.Name,
                MessageId(operation, creditor),
                [.. covered.SelectMany(invoice => invoice.File.Case.SentContacts).Distinct().Select(earlier => MessageId(OperationId.Of(earlier), creditor))],
                now,
                renderer.Email(content)),
            Channel.Sms when profile.Phone is { } to => new OutgoingMessage.Sms(operation, contactId, to, renderer.Sms(content).Text),
            _ => null,
        };
    }

    /// <summary>What is kept of a message that left: what the customer read.</summary>
    public static NewDocument Record(OutgoingMessage message, string id) => new(
        id,
        "application/json",
        JsonSerializer.SerializeToUtf8Bytes(
            message switch
            {
                OutgoingMessage.Email email => new SentMessage(Channel.Email, email.To, email.Body.Subject, email.Body.Text, email.Body.Html),
                OutgoingMessage.Sms sms => new SentMessage(Channel.Sms, sms.To, null, sms.Text, null),
                _ => throw new InvalidOperationException($"No message: {message.GetType().Name}."),
            },
            EventFormat.Json));

    private static ReminderContent Content(
        Creditor creditor, Customer customer, CustomerProfile profile, ImmutableArray<CoveredInvoice> covered, Instant now)
    {
        var lead = covered.MaxBy(invoice => invoice.Plan.Step.Severity) ?? throw new InvalidOperationException("a message covers an invoice");
        return new ReminderContent(
            lead.Plan.Step.TemplateName,
            customer.Locale ?? (creditor.Country is "DE" or "AT" ? "de" : "en"),
            new Sender(creditor.Name, creditor.SignedBy, creditor.Email, creditor.ReplyTo, creditor.Phone, creditor.Iban, creditor.Bic),
            profile.Name,
            LocalTimes.DateIn(now, creditor.Zone),
            [.. covered.Select(invoice => invoice.File.Case).OrderBy(state => state.DueDate).Select(state => new InvoiceLine(
                state.Number, state.Outstanding, state.Principal, state.IssueDate, state.DueDate, state.PaymentReference, state.PaymentUrl))]);
    }

    private static string MessageId(Guid operation, Creditor creditor)
    {
        var at = creditor.Email.LastIndexOf('@');
        return string.Create(CultureInfo.InvariantCulture, $"<{operation:D}@{creditor.Email[(at + 1)..]}>");
    }
}

/// <summary>A message as it was sent, kept so that an operator sees what the customer saw.</summary>
public sealed record SentMessage(string Channel, string To, string? Subject, string Text, string? Html);
