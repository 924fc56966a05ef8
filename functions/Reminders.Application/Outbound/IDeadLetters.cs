using NodaTime;
using Reminders.Application.Projections;

namespace Reminders.Application.Outbound;

/// <summary>Messages that no attempt brought to where they belong, for a person to look at: events to an endpoint, or payments by queue.</summary>
public interface IDeadLetters
{
    /// <summary>A creditor's dead letters in order of id.</summary>
    Task<Page<DeadLetter>> DeadLetters(string creditor, string? cursor, int limit, CancellationToken cancellation = default);

    /// <summary>Tries again from the start, and opens an endpoint again that was closed. Null if there is no such dead letter.</summary>
    Task<DeadLetter?> Retry(string creditor, long id, Instant now, CancellationToken cancellation = default);
}

/// <summary>A message given up. <see cref="Endpoint"/> is the address without its query, or the queue.</summary>
/// <param name="EventId">The event's id, or the message's.</param>
/// <param name="InvoiceId">Nothing where the message cannot be read, or names none.</param>
/// <param name="GivenUpAt">Nothing where the carrier does not say.</param>
public sealed record DeadLetter(
    long Id, string EventId, string Type, string? InvoiceId, string Endpoint, int Attempts, string Problem, Instant? GivenUpAt)
{
    /// <summary>When a message from outside came in; nothing for what was made here.</summary>
    public Instant? ReceivedAt { get; init; }
}
