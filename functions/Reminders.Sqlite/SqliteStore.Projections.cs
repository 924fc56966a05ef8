using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

public sealed partial class SqliteStore
{
    /// <inheritdoc/>
    public Task<Page<CaseRow>> Cases(CaseQuery query, CancellationToken cancellation = default) =>
        _reads.Read(session => CaseList.Read(session, query), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<CaseStatus, long>> CountByStatus(
        string creditor, Instant now, CancellationToken cancellation = default) =>
        _reads.Read(session => CaseCounts.Read(session, creditor, now), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, long>> OpenCasesByPolicy(CancellationToken cancellation = default) =>
        _reads.Read(PolicyCounts.Read, cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> OpenCasesOf(
        string creditor, string customerId, CancellationToken cancellation = default) =>
        await _reads.Read(
            session => session.All(
                $"""
                SELECT invoice FROM streams INDEXED BY cases_by_customer
                WHERE creditor = ?1 AND customer = ?2 AND state < {(int)CaseState.Paid} ORDER BY invoice
                """,
                static row => row.Text(0),
                creditor,
                customerId),
            cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> CasesByReference(
        string creditor, string paymentReference, int limit, CancellationToken cancellation = default) =>
        await _reads.Read(
            session => session.All(
                "SELECT invoice FROM streams WHERE creditor = ?1 AND normalised = ?2 ORDER BY invoice LIMIT ?3",
                static row => row.Text(0),
                creditor,
                Values.Normalised(paymentReference),
                limit),
            cancellation);

    /// <inheritdoc/>
    public Task<Page<TaskRow>> Tasks(string creditor, string? cursor, int limit, CancellationToken cancellation = default) =>
        _reads.Read(session => TaskList.Read(session, creditor, cursor, limit), cancellation);

    /// <inheritdoc/>
    public Task<TaskLocation?> FindTask(string creditor, string taskId, CancellationToken cancellation = default) =>
        _reads.Read(session => TaskList.Find(session, creditor, taskId), cancellation);

    /// <inheritdoc/>
    public Task<Page<PaymentRow>> UnmatchedPayments(
        string creditor, string? cursor, int limit, CancellationToken cancellation = default) =>
        _reads.Read(session => PaymentList.Unmatched(session, creditor, cursor, limit), cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaymentRow>> UnmatchedPaymentsFor(
        string creditor, string invoiceId, string? paymentReference, CancellationToken cancellation = default) =>
        !_presence.MayWaitFor(creditor, invoiceId, Values.Normalised(paymentReference))
            ? []
            : await _reads.Read(session => PaymentList.UnmatchedFor(session, creditor, invoiceId, paymentReference), cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaymentRow>> PaymentsById(
        string creditor, string paymentId, CancellationToken cancellation = default) =>
        await _reads.Read(session => PaymentList.ById(session, creditor, paymentId), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> StreamsWith(
        string creditor, StreamKind kind, IReadOnlyCollection<string> keys, int limit, CancellationToken cancellation = default) =>
        kind == StreamKind.Payment && !keys.Any(key => _presence.MayWait(LookupTable.Scoped(creditor, kind, key)))
            ? Task.FromResult<IReadOnlyList<string>>([])
            : _reads.Read(session => LookupTable.Find(session, creditor, kind, keys, limit), cancellation);
}
