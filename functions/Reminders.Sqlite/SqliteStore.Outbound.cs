using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

public sealed partial class SqliteStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Unpublished>> Unpublished(string afterName, int limit, CancellationToken cancellation = default) =>
        await _reads.Read(
            session => session.All(
                "SELECT name, published FROM streams INDEXED BY streams_unpublished WHERE published IS NOT NULL AND name > ?1 ORDER BY name LIMIT ?2",
                static row => new Unpublished(StreamId.Parse(row.Text(0)), row.Int(1)),
                afterName,
                limit),
            cancellation);

    /// <inheritdoc/>
    public Task MarkPublished(StreamId stream, int through, CancellationToken cancellation = default) =>
        _writer.Write(
            session => session.Run(
                "UPDATE streams SET published = CASE WHEN version > ?2 THEN ?2 END WHERE name = ?1 AND published < ?2", stream.Name, through),
            cancellation);

    /// <inheritdoc/>
    public Task Queue(
        OutboundEvent happened, IReadOnlyCollection<string> endpoints, Instant now, CancellationToken cancellation = default) =>
        _writer.Write(session => DeliveryTable.Queue(session, happened, endpoints, now), cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Delivery>> Due(string endpoint, Instant upTo, int limit, CancellationToken cancellation = default) =>
        await _reads.Read(session => DeliveryTable.Due(session, endpoint, upTo, limit), cancellation);

    /// <inheritdoc/>
    public Task<Instant?> NextDue(string endpoint, CancellationToken cancellation = default) =>
        _reads.Read(
            session => session.One(
                "SELECT min(due_at) FROM deliveries WHERE endpoint = ?1 AND due_at IS NOT NULL", static row => row.InstantOrNull(0), endpoint),
            cancellation);

    /// <inheritdoc/>
    public Task Delivered(Delivery delivery, Instant now, CancellationToken cancellation = default) =>
        _writer.Write(session => DeliveryTable.Delivered(session, delivery, now), cancellation);

    /// <inheritdoc/>
    public Task Postpone(Delivery delivery, Instant until, string problem, CancellationToken cancellation = default) =>
        _writer.Write(
            session => session.Run(
                "UPDATE deliveries SET due_at = ?2, attempts = ?3, problem = ?4 WHERE id = ?1 AND due_at IS NOT NULL",
                delivery.Id,
                until.ToUnixTimeTicks(),
                delivery.Attempts + 1,
                problem),
            cancellation);

    /// <inheritdoc/>
    public Task GiveUp(Delivery delivery, Instant now, string problem, CancellationToken cancellation = default) =>
        _writer.Write(session => DeliveryTable.GiveUp(session, delivery, now, problem), cancellation);

    /// <inheritdoc/>
    public Task Close(string endpoint, Instant now, string problem, CancellationToken cancellation = default) =>
        _writer.Write(session => DeliveryTable.Close(session, endpoint, now, problem), cancellation);

    /// <inheritdoc/>
    public Task KeepOnly(IReadOnlyCollection<string> endpoints, Instant now, CancellationToken cancellation = default) =>
        _writer.Write(session => DeliveryTable.KeepOnly(session, endpoints, now), cancellation);

    /// <inheritdoc/>
    public Task<Page<DeadLetter>> DeadLetters(string creditor, string? cursor, int limit, CancellationToken cancellation = default) =>
        _reads.Read(session => DeadLetterList.Read(session, creditor, cursor, limit), cancellation);

    /// <inheritdoc/>
    public Task<DeadLetter?> Retry(string creditor, long id, Instant now, CancellationToken cancellation = default) =>
        _writer.Write(session => DeadLetterList.Retry(session, creditor, id, now), cancellation);
}
