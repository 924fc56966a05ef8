using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Documents;

namespace Reminders.Domain.Customers;

/// <summary>What can happen to a customer. Closed: every case is here. Names are the timeline's types.</summary>
public abstract record CustomerEvent
{
    private CustomerEvent()
    {
    }

    /// <summary>The facts decisions rest on; name, addresses and whatever names a person are in the document.</summary>
    public sealed record CustomerProfileChanged(
        CustomerType Type,
        bool HasEmail,
        bool HasPhone,
        string? Locale,
        string? TimeZone,
        string? Country,
        string? Region,
        LocalDate? Since,
        bool Vulnerable,
        bool EmailChanged,
        bool PhoneChanged,
        DocumentRef Profile) : CustomerEvent
    {
        /// <summary>A letter can be addressed.</summary>
        public bool HasAddress { get; init; }

        public bool AddressChanged { get; init; }

        /// <summary>What payments in this name find the customer by: a hash.</summary>
        public string? NameKey { get; init; }

        /// <summary>What payments in a name like it find the customer by: hashes.</summary>
        public ImmutableArray<string> NameParts { get; init; } = [];
    }

    /// <summary>The one place where the contact budget is spent: one message, for all invoices it will cover.</summary>
    public sealed record ContactClaimed(string ContactId, string Channel, ImmutableArray<string> Covers) : CustomerEvent;

    /// <summary>The claim came to nothing: no message left.</summary>
    public sealed record ContactReleased(string ContactId, string Reason) : CustomerEvent;

    public sealed record ReminderSent(string ContactId, string Channel) : CustomerEvent;

    public sealed record ReminderFailed(string ContactId, string Channel, bool Permanent, string Reason) : CustomerEvent;

    public sealed record ReminderOutcomeUnknown(string ContactId, string Channel) : CustomerEvent;

    /// <summary>A contact outside Reminders (a call, a letter) that counts against the budget.</summary>
    public sealed record ContactReported(string Channel, DocumentRef? Note) : CustomerEvent;

    /// <summary>No more messages on this channel, or on any (null).</summary>
    public sealed record OptedOut(string? Channel, DocumentRef? Note) : CustomerEvent;

    public sealed record AddressBounced(string Channel, DocumentRef? Note) : CustomerEvent;

    /// <summary>An invoice was paid, so many days after its due date (0: in time).</summary>
    public sealed record InvoicePaid(string InvoiceId, int Round, int DaysLate) : CustomerEvent;

    /// <summary>Stops every message until a person has dealt with it.</summary>
    public sealed record ComplaintReceived(DocumentRef? Note) : CustomerEvent;

    public sealed record Churned(DocumentRef? Note) : CustomerEvent;

    /// <summary>
    /// A person said that a payment from this account pays the customer's invoices. The account is a hash; <c>Details</c>, where the
    /// payment's own are, tell it to those who may see it.
    /// </summary>
    public sealed record PayerAccountLearned(string Account, string Source, string PaymentId, DocumentRef? Details) : CustomerEvent
    {
        /// <summary>The name that the payment came in: a hash; null if it had none.</summary>
        public string? Holder { get; init; }
    }

    /// <summary>The account says nothing of the customer any more.</summary>
    public sealed record PayerAccountForgotten(string Account, DocumentRef? Note) : CustomerEvent;

    public sealed record TaskOpened(string TaskId, string Kind, string Detail) : CustomerEvent;

    public sealed record TaskCompleted(string TaskId, string Outcome, DocumentRef? Note) : CustomerEvent;
}
