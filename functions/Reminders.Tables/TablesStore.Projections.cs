using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Tables;

public sealed partial class TablesStore
{
    /// <inheritdoc/>
    public async Task<Page<CaseRow>> Cases(CaseQuery query, CancellationToken cancellation = default) =>
        await _cases.Read(query, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<CaseStatus, long>> CountByStatus(
        string creditor, Instant now, CancellationToken cancellation = default) => _cases.Count(creditor, now, cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> OpenCasesOf(string creditor, string customerId, CancellationToken cancellation = default) =>
    [
        .. (await _reader.All<CaseRow>(ListKeys.CasesOf(creditor, customerId), cancellation))
            .Where(row => row.IsOpen).Select(row => row.InvoiceId).Order(StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> CasesByReference(
        string creditor, string paymentReference, int limit, CancellationToken cancellation = default) =>
        ListKeys.Normalised(paymentReference) is { } reference
            ? await _reader.First<string>(ListKeys.CasesWith(creditor, reference), limit, cancellation)
            : [];

    /// <inheritdoc/>
    public async Task<Page<TaskRow>> Tasks(string creditor, string? cursor, int limit, CancellationToken cancellation = default) =>
        await _reader.Page<TaskRow>("tasks", ListKeys.Tasks(creditor), cursor, limit, cancellation);

    /// <inheritdoc/>
    public async Task<TaskLocation?> FindTask(string creditor, string taskId, CancellationToken cancellation = default) =>
        await _lists.Find(ListKeys.Task(creditor, taskId), Keys.Head, cancellation) is { } row
            ? new TaskLocation(StreamId.Parse(row.GetString("Stream")), ListEntry.Shown<TaskRow>(row))
            : null;

    /// <inheritdoc/>
    public async Task<Page<PaymentRow>> UnmatchedPayments(
        string creditor, string? cursor, int limit, CancellationToken cancellation = default) =>
        await _reader.Page<PaymentRow>("payments", ListKeys.Unmatched(creditor), cursor, limit, cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaymentRow>> UnmatchedPaymentsFor(
        string creditor, string invoiceId, string? paymentReference, CancellationToken cancellation = default)
    {
        var named = await _reader.All<PaymentRow>(ListKeys.UnmatchedFor(creditor, invoiceId), cancellation);
        var referred = ListKeys.Normalised(paymentReference) is { } reference
            ? await _reader.All<PaymentRow>(ListKeys.UnmatchedWith(creditor, reference), cancellation)
            : [];
        return [.. named.UnionBy(referred, row => (row.Source, row.PaymentId)).OrderBy(ListKeys.Row, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaymentRow>> PaymentsById(
        string creditor, string paymentId, CancellationToken cancellation = default) =>
        await _reader.All<PaymentRow>(ListKeys.Payments(creditor, paymentId), cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> StreamsWith(
        string creditor, StreamKind kind, IReadOnlyCollection<string> keys, int limit, CancellationToken cancellation = default)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var some in keys.Chunk(Together))
        {
            var read = await Task.WhenAll(some.Select(key => _reader.First<string>(ListKeys.With(creditor, kind, key), limit, cancellation)));
            found.UnionWith(read.SelectMany(ids => ids));
        }

        return [.. found];
    }
}
