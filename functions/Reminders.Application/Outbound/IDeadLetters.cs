using NodaTime;
using Reminders.Application.Projections;

namespace Reminders.Application.Outbound;

/// <summary>Events that no attempt brought to their endpoint, for a person to look at.</summary>
public interface IDeadLetters
{
    /// <summary>A creditor's dead letters in order of id.</summary>
    Task<Page<DeadLetter>> DeadLetters(string creditor, string? cursor, int limit, CancellationToken cancellation = default);

    /// <summary>Tries again from the start, and opens the endpoint again if it was closed. Null if there is no such dead letter.</summary>
    Task<DeadLetter?> Retry(string creditor, long id, Instant now, CancellationToken cancellation = default);
}

/// <summary>An event given up. <see cref="Endpoint"/> is the address without its query.</summary>
public sealed record DeadLetter(
    long Id, string EventId, string Type, string InvoiceId, string Endpoint, int Attempts, string Problem, Instant GivenUpAt);
