using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using Reminders.Application.Creditors;
using Reminders.Application.CustomerPages;
using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Domain.Calendars;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Messages;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Application.Contacts;

/// <summary>Writes the message: one letter for all covered invoices, in the tone of the severest step and the creditor's own words.</summary>
public sealed class MessageComposer(IDocuments documents, MessageTemplates templates)
{
    private const string Drafts = "draft";

    // A notice's last day: time enough to answer.
    private const int DaysToRespond = 10;

    /// <summary>The message, or null when no address is left to send it to.</summary>
    public async Task<OutgoingMessage?> Compose(
        string contactId, string channel, Creditor creditor, Customer customer, ImmutableArray<CoveredInvoice> covered, string? page, Instant now, CancellationToken cancellation = default)
    {
        var profile = await CustomerProfile.Load(documents, customer.Profile, cancellation);
        return channel switch
        {
            Channel.Email when profile.Email is not null => Email(contactId, creditor, customer, profile, covered, page, now),
            Channel.Sms when profile.Phone is not null => Sms(contactId, creditor, customer, profile, covered, page, now),
            Channel.Letter when AddressOf(customer, profile) is not null => Letter(contactId, creditor, customer, profile, covered, page, now),
            _ => null,
        };
    }

    /// <summary>The message on all channels, also where there is no address for it: to be looked at, not to be sent.</summary>
    internal async Task<(OutgoingMessage.Email Email, OutgoingMessage.Sms Sms, OutgoingMessage.Letter Letter)> Draft(
        Creditor creditor, Customer customer, ImmutableArray<CoveredInvoice> covered, Instant at, CancellationToken cancellation)
    {
        var profile = await CustomerProfile.Load(documents, customer.Profile, cancellation);
        var page = PageToken.Example.AddressAt(creditor);
        return (
            Email(Drafts, creditor, customer, profile, covered, page, at),
            Sms(Drafts, creditor, customer, profile, covered, page, at),
            Letter(Drafts, creditor, customer, profile, covered, page, at));
    }

    private OutgoingMessage.Email Email(
        string contactId, Creditor creditor, Customer customer, CustomerProfile profile, ImmutableArray<CoveredInvoice> covered, string? page, Instant now) => new(
        OperationId.Of(contactId),
        contactId,
        creditor.Email,
        creditor.SignedBy is { } person ? $"{person}, {creditor.Name}" : creditor.Name,
        creditor.ReplyTo,
        profile.Email ?? "",
        profile.Name,
        MessageId(OperationId.Of(contactId), creditor),
        [.. covered.SelectMany(invoice => invoice.File.Case.SentContacts).Distinct().Select(earlier => MessageId(OperationId.Of(earlier), creditor))],
        now,
        templates.Of(creditor.Id).Email(Content(creditor, customer, profile, covered, page, now)));

    private OutgoingMessage.Sms Sms(
        string contactId, Creditor creditor, Customer customer, CustomerProfile profile, ImmutableArray<CoveredInvoice> covered, string? page, Instant now) => new(
        OperationId.Of(contactId),
        contactId,
        profile.Phone ?? "",
        templates.Of(creditor.Id).Sms(Content(creditor, customer, profile, covered, page, now)).Text);

    private OutgoingMessage.Letter Letter(
        string contactId, Creditor creditor, Customer customer, CustomerProfile profile, ImmutableArray<CoveredInvoice> covered, string? page, Instant now) => new(
        OperationId.Of(contactId),
        contactId,
        AddressOf(customer, profile),
        SenderOf(creditor),
        templates.Of(creditor.Id).Letter(Content(creditor, customer, profile, covered, page, now)));

    private static PostalAddress? AddressOf(Customer customer, CustomerProfile profile) => profile.AddressIn(customer.Country, customer.Region);

    /// <summary>What is kept of a message that left: what the customer read, but for what opens their page.</summary>
    public static NewDocument Record(OutgoingMessage message, string id, PageToken? token) => new(
        id,
        "application/json",
        JsonSerializer.SerializeToUtf8Bytes(
            (message switch
            {
                OutgoingMessage.Email email => new SentMessage(Channel.Email, email.To, email.Body.Subject, email.Body.Text, email.Body.HtmlAlone),
                OutgoingMessage.Sms sms => new SentMessage(Channel.Sms, sms.To, null, sms.Text, null),
                OutgoingMessage.Letter letter => new SentMessage(
                    Channel.Letter, string.Join(", ", letter.To?.Lines(letter.From.Country) ?? []), letter.Body.Subject, letter.Body.Text, letter.Body.Html),
                _ => throw new InvalidOperationException($"No message: {message.GetType().Name}."),
            }).Without(token),
            EventFormat.Json));

    // What the message has to say, before it is put into words.
    private static ReminderContent Content(
        Creditor creditor, Customer customer, CustomerProfile profile, ImmutableArray<CoveredInvoice> covered, string? page, Instant now)
    {
        var lead = covered.MaxBy(invoice => invoice.Plan.Step.Severity) ?? throw new InvalidOperationException("a message covers an invoice");
        var today = LocalTimes.DateIn(now, creditor.Zone);
        var address = AddressOf(customer, profile);
        return new ReminderContent(
            lead.Plan.Step.TemplateName,
            customer.Locale ?? LanguageOf(creditor),
            SenderOf(creditor),
            profile.Name,
            today,
            [.. covered.Select(invoice => invoice.File.Case).OrderBy(state => state.DueDate).Select(state => LineOf(state, creditor, address))],
            LastDay(today, covered))
        {
            Recipient = address,
            Page = page,
        };
    }

    /// <summary>How a creditor presents itself.</summary>
    public static Sender SenderOf(Creditor creditor) =>
        new(creditor.Name, creditor.SignedBy, creditor.Email, creditor.ReplyTo, creditor.Phone, creditor.Iban, creditor.Bic)
        {
            Street = creditor.Street,
            Postcode = creditor.Postcode,
            City = creditor.City,
            Country = creditor.Country,
        };

    internal static string LanguageOf(Creditor creditor) => creditor.Country is "DE" or "AT" ? "de" : "en";

    private static InvoiceLine LineOf(Case state, Creditor creditor, PostalAddress? payer) => new(
        state.Number, state.Outstanding, state.Principal, state.IssueDate, state.DueDate, state.PaymentReference, state.PaymentUrl)
    {
        Charges =
        [
            .. state.Charges.Select(charge => new ChargeLine(
                charge.Kind == ChargeAdded.Interest ? ChargeLineKind.Interest : ChargeLineKind.LumpSum,
                charge.Amount.In(state.Principal.Currency),
                charge.LegalBasis,
                charge.Source)),
        ],
        Code = PaymentCodes.Of(creditor.PaidTo(state.PayTo), state.Number, state.PaymentReference, state.Outstanding, payer),
        Account = AccountOf(state, creditor),
    };

    private static PayeeAccount? AccountOf(Case state, Creditor creditor) =>
        creditor.PaidTo(state.PayTo) is var paid && ReferenceEquals(paid, creditor) ? null : new PayeeAccount(paid.Iban, paid.Bic);

    // Nothing may follow before the day that was named is over.
    private static LocalDate LastDay(LocalDate today, ImmutableArray<CoveredInvoice> covered) => covered
        .Select(invoice => invoice.NextOn?.PlusDays(-1) ?? LocalDate.MaxIsoValue)
        .Append(today.PlusDays(DaysToRespond))
        .Aggregate(LocalDate.Min) is var last && last > today ? last : today.PlusDays(1);

    private static string MessageId(Guid operation, Creditor creditor)
    {
        var at = creditor.Email.LastIndexOf('@');
        return string.Create(CultureInfo.InvariantCulture, $"<{operation:D}@{creditor.Email[(at + 1)..]}>");
    }
}

/// <summary>A message as it was sent, kept so that an operator sees what the customer saw.</summary>
public sealed record SentMessage(string Channel, string To, string? Subject, string Text, string? Html)
{
    private const string Hidden = "...";

    internal SentMessage Without(PageToken? token) => token is null ? this : this with
    {
        Text = Text.Replace(token.Text, Hidden, StringComparison.Ordinal),
        Html = Html?.Replace(token.Text, Hidden, StringComparison.Ordinal),
    };
}
