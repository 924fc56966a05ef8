using NodaTime;

namespace Reminders.Application.Ledger;

/// <summary>
/// The truth: append-only streams of events with optimistic concurrency and idempotency keys. Everything that happens is
/// appended here before it is acknowledged. Implementations pass the store contract suite.
/// </summary>
public interface ILedger
{
    /// <summary>
    /// Appends all or nothing, durably before it answers. Order of checks: a key that is already in answers
    /// <see cref="AppendResult.Duplicate"/>, then a version that moved answers <see cref="AppendResult.Conflict"/>.
    /// A ring since <see cref="Append.Head"/> was read is no conflict: the earlier of both wake times stays.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">Storage refused (full, read-only, corrupt): nothing was written.</exception>
    /// <exception cref="ArgumentException">More events, keys or bytes than <see cref="Append"/> allows.</exception>
    Task<AppendResult> Append(Append append, CancellationToken cancellation = default);

    /// <summary>The head and all events after a version, oldest first; version 0 and no events for a stream that is not there.</summary>
    Task<StreamRead> Read(StreamId stream, int afterVersion = 0, CancellationToken cancellation = default);

    Task<bool> HasKey(StreamId stream, string key, CancellationToken cancellation = default);

    /// <summary>
    /// Sets when the stream wants to be looked at next. Refused (false) if the stream was appended to or rung since the head
    /// was read, so that no ring is ever lost.
    /// </summary>
    Task<bool> SetWake(StreamId stream, Head head, Instant? wakeAt, CancellationToken cancellation = default);

    /// <summary>Says "look again" durably: the stream wakes at that instant or earlier. Silent for a stream that is not there.</summary>
    Task Ring(IReadOnlyList<StreamId> streams, Instant at, CancellationToken cancellation = default);

    /// <summary>Streams whose wake time has come, in order of (wake time, name).</summary>
    Task<IReadOnlyList<DueWake>> Due(Instant upTo, int limit, CancellationToken cancellation = default);

    /// <summary>The earliest wake time of all streams, or null when everything sleeps without a date.</summary>
    Task<Instant?> NextWake(CancellationToken cancellation = default);

    /// <summary>All streams of a kind, in order of name; for rebuilding projections and exporting.</summary>
    IAsyncEnumerable<StreamId> Streams(StreamKind kind, CancellationToken cancellation = default);
}
