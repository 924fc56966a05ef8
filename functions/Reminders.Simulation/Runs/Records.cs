using System.Collections.Immutable;
using NodaTime;

namespace Reminders.Simulation.Runs;

/// <summary>One message about one invoice; a message that covers several invoices is there for each, under one contact id.</summary>
/// <param name="DaysFromDue">Days after the due date; negative: before it.</param>
public sealed record ContactRecord(string ContactId, string Step, string Channel, int Severity, LocalDate On, int DaysFromDue);

/// <summary>What became of one invoice.</summary>
/// <param name="Segment">The segment it was registered in.</param>
/// <param name="Outcome"><c>paid</c>, <c>cancelled</c> and so on, as the case closed; <c>open</c> where it did not.</param>
public sealed record InvoiceRecord(
    string InvoiceId, string CustomerId, string Segment, LocalDate Due, ImmutableArray<ContactRecord> Contacts, string Outcome, LocalDate? PaidOn)
{
    /// <summary>A person was asked to approve a hard step.</summary>
    public bool ReachedApproval { get; init; }

    /// <summary>How often a step's time came and nothing was sent, by reason.</summary>
    public ImmutableSortedDictionary<string, int> Suppressed { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Promises, plans, disputes and the like, by the names of timelines, with their days.</summary>
    public ImmutableArray<(LocalDate On, string What)> Turns { get; init; } = [];

    public bool PaidBeforeAnyContact => PaidOn is not null && Contacts.IsEmpty;

    /// <summary>The hardest message; -1: none.</summary>
    public int MaxSeverity => Contacts.IsEmpty ? -1 : Contacts.Max(contact => contact.Severity);
}

/// <summary>One customer under one policy.</summary>
/// <param name="Messages">When each message left, in order, whatever it covered.</param>
/// <param name="Breaches">Promises that did not hold, in words.</param>
public sealed record CustomerRecord(
    string CustomerId, ImmutableArray<InvoiceRecord> Invoices, ImmutableArray<Instant> Messages, ImmutableArray<string> Breaches);
