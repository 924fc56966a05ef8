using NodaTime;

namespace Reminders.Application.Outbound;

/// <summary>
/// Events on their way to endpoints, one row for each event and endpoint, kept until delivered or given up. Within a case an
/// endpoint gets its events in order: only the first one not yet out is ever due.
/// </summary>
public interface IDeliveries
{
    /// <summary>Queues an event for endpoints; one that is queued or given up already stays as it is, and closed endpoints get none.</summary>
    Task Queue(OutboundEvent happened, IReadOnlyCollection<string> endpoints, Instant now, CancellationToken cancellation = default);

    /// <summary>What is due at an endpoint, at most one event a case, in order of (due at, case).</summary>
    Task<IReadOnlyList<Delivery>> Due(string endpoint, Instant upTo, int limit, CancellationToken cancellation = default);

    Task<Instant?> NextDue(string endpoint, CancellationToken cancellation = default);

    /// <summary>It arrived: the case's next event is due.</summary>
    Task Delivered(Delivery delivery, Instant now, CancellationToken cancellation = default);

    /// <summary>An attempt failed; the next one is due then.</summary>
    Task Postpone(Delivery delivery, Instant until, string problem, CancellationToken cancellation = default);

    /// <summary>Given up: it becomes a dead letter, and the case's next event is due.</summary>
    Task GiveUp(Delivery delivery, Instant now, string problem, CancellationToken cancellation = default);

    /// <summary>The endpoint wants no more: all its events become dead letters, and no new ones are queued.</summary>
    Task Close(string endpoint, Instant now, string problem, CancellationToken cancellation = default);

    /// <summary>Events for endpoints that are configured no more become dead letters.</summary>
    Task KeepOnly(IReadOnlyCollection<string> endpoints, Instant now, CancellationToken cancellation = default);
}

/// <summary>An event for an endpoint, and how often it was tried already.</summary>
public sealed record Delivery(long Id, string Endpoint, string EventId, string Json, int Attempts);
