using System.Text.Json;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Simulation.Ledgers;

public sealed partial class MemoryStore
{
    public Task<Page<CaseRow>> Cases(CaseQuery query, CancellationToken cancellation = default) => Locked(
        () => PageOf(
            "cases",
            Rows(query.Creditor, rows => rows.Case).Where(row => Matches(row, query)),
            row => [$"{row.DueDate:yyyyMMdd}", row.InvoiceId],
            query.Cursor,
            query.Limit),
        cancellation);

    public Task<IReadOnlyDictionary<CaseStatus, long>> CountByStatus(
        string creditor, Instant now, CancellationToken cancellation = default) => Locked(
        () => (IReadOnlyDictionary<CaseStatus, long>)Rows(creditor, rows => rows.Case)
            .CountBy(row => StatusOf(row, now)).ToDictionary(count => count.Key, count => (long)count.Value),
        cancellation);

    public Task<IReadOnlyList<string>> OpenCasesOf(string creditor, string customerId, CancellationToken cancellation = default) =>
        InvoiceIds(creditor, row => row.IsOpen && row.CustomerId == customerId, int.MaxValue, cancellation);

    public Task<IReadOnlyList<string>> CasesByReference(
        string creditor, string paymentReference, int limit, CancellationToken cancellation = default) =>
        InvoiceIds(creditor, row => SameReference(row.PaymentReference, paymentReference), limit, cancellation);

    public Task<Page<TaskRow>> Tasks(string creditor, string? cursor, int limit, CancellationToken cancellation = default) => Locked(
        () => PageOf("tasks", TasksOf(creditor).Select(one => one.Task), task => [Text(task.OpenedAt), task.TaskId], cursor, limit),
        cancellation);

    public Task<TaskLocation?> FindTask(string creditor, string taskId, CancellationToken cancellation = default) =>
        Locked(() => TasksOf(creditor).FirstOrDefault(one => one.Task.TaskId == taskId), cancellation);

    public Task<Page<PaymentRow>> UnmatchedPayments(
        string creditor, string? cursor, int limit, CancellationToken cancellation = default) => Locked(
        () => PageOf("payments", Unmatched(creditor), row => [Text(row.ReceivedAt), row.Source, row.PaymentId], cursor, limit),
        cancellation);

    public Task<IReadOnlyList<PaymentRow>> UnmatchedPaymentsFor(
        string creditor, string invoiceId, string? paymentReference, CancellationToken cancellation = default) => Locked(
        () => (IReadOnlyList<PaymentRow>)[.. Unmatched(creditor).Where(
            row => row.InvoiceId == invoiceId || SameReference(row.PaymentReference, paymentReference))],
        cancellation);

    public Task<IReadOnlyList<PaymentRow>> PaymentsById(string creditor, string paymentId, CancellationToken cancellation = default) =>
        Locked(
            () => (IReadOnlyList<PaymentRow>)[.. Rows(creditor, rows => rows.Payment).Where(row => row.PaymentId == paymentId)],
            cancellation);

    public Task<IReadOnlyList<string>> StreamsWith(
        string creditor, StreamKind kind, IReadOnlyCollection<string> keys, int limit, CancellationToken cancellation = default) => Locked(
        () => (IReadOnlyList<string>)[.. keys
            .SelectMany(key => _streams.Values
                .Where(entry => entry.Stream.Creditor == creditor && entry.Stream.Kind == kind && entry.Rows.Keys.Contains(key))
                .Select(entry => entry.Stream.Id).Order(StringComparer.Ordinal).Take(limit))
            .Distinct().Order(StringComparer.Ordinal)],
        cancellation);

    public Task Clear(CancellationToken cancellation = default) => Locked(
        () =>
        {
            foreach (var entry in _streams.Values)
            {
                entry.Rows = StreamRows.None;
            }

            return true;
        },
        cancellation);

    public Task Write(StreamId stream, StreamRows rows, CancellationToken cancellation = default) =>
        Locked(() => _ = Find(stream)?.Rows = rows, cancellation);

    private static CaseStatus StatusOf(CaseRow row, Instant now) =>
        row.State is CaseState.Scheduled or CaseState.Reminding && row.OverdueAt <= now
            ? CaseStatus.Overdue
            : Enum.Parse<CaseStatus>($"{row.State}");

    private static bool Matches(CaseRow row, CaseQuery query) =>
        (query.Status is not { } status || StatusOf(row, query.Now) == status)
        && (query.CustomerId is not { } customer || row.CustomerId == customer)
        && (query.Segment is not { } segment || row.Segment == segment)
        && (query.DueFrom is not { } from || row.DueDate >= from)
        && (query.DueTo is not { } to || row.DueDate <= to)
        && (query.Text is not { } text || new[] { row.InvoiceId, row.Number, row.PaymentReference }.Any(
            field => field?.Contains(text, StringComparison.OrdinalIgnoreCase) ?? false));

    private static bool SameReference(string? one, string? other) =>
        one is not null && other is not null
        && IProjections.Normalised(one) is { Length: > 0 } normalised && normalised == IProjections.Normalised(other);

    // Fixed width, so that texts sort as the numbers do.
    private static string Text(Instant instant) => $"{instant.ToUnixTimeTicks() - Instant.MinValue.ToUnixTimeTicks():D20}";

    private static Page<T> PageOf<T>(string list, IEnumerable<T> all, Func<T, string[]> keyOf, string? cursor, int limit)
    {
        var after = cursor is null ? null : KeyIn(list, cursor);
        var items = all
            .Select(item => (Item: item, Key: string.Join('\0', keyOf(item))))
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .Where(one => after is null || string.CompareOrdinal(one.Key, after) > 0)
            .Take(limit + 1)
            .ToList();
        return new Page<T>(
            [.. items.Take(limit).Select(one => one.Item)],
            items.Count > limit ? JsonSerializer.Serialize(new[] { list, items[limit - 1].Key }) : null);
    }

    private static string KeyIn(string list, string cursor)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(cursor) is [var name, var key] && name == list
                ? key
                : throw new InvalidCursorException();
        }
        catch (JsonException)
        {
            throw new InvalidCursorException();
        }
    }

    private IEnumerable<T> Rows<T>(string creditor, Func<StreamRows, T?> of)
        where T : class =>
        _streams.Values.Where(entry => entry.Stream.Creditor == creditor).Select(entry => of(entry.Rows)).OfType<T>();

    private IEnumerable<PaymentRow> Unmatched(string creditor) => Rows(creditor, rows => rows.Payment).Where(row => row.OpenMinor > 0);

    private IEnumerable<TaskLocation> TasksOf(string creditor) => _streams.Values
        .Where(entry => entry.Stream.Creditor == creditor && !entry.Rows.Tasks.IsDefault)
        .SelectMany(entry => entry.Rows.Tasks, (entry, task) => new TaskLocation(entry.Stream, task));

    private Task<IReadOnlyList<string>> InvoiceIds(string creditor, Func<CaseRow, bool> where, int limit, CancellationToken cancellation) =>
        Locked(
            () => (IReadOnlyList<string>)[.. Rows(creditor, rows => rows.Case).Where(where)
                .Select(row => row.InvoiceId).Order(StringComparer.Ordinal).Take(limit)],
            cancellation);
}
