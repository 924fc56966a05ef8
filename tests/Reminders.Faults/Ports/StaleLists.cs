using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Simulation.Ledgers;

namespace Reminders.Faults.Ports;

/// <summary>Lists that lag behind the ledger by so many appends, until time passes without any.</summary>
internal sealed class StaleLists : IProjections
{
    private readonly MemoryStore _shown = new();
    private readonly Queue<Append> _waiting = new();

    public int Lag { get; set; }

    public void Appended(Append append, int versionBefore)
    {
        _waiting.Enqueue(append with { Head = new Head(versionBefore, null, 0), Documents = [], Keys = [] });
        Show(Lag);
    }

    public void CatchUp() => Show(0);

    public Task<Page<CaseRow>> Cases(CaseQuery query, CancellationToken cancellation = default) => _shown.Cases(query, cancellation);

    public Task<IReadOnlyDictionary<CaseStatus, long>> CountByStatus(string creditor, Instant now, CancellationToken cancellation = default) =>
        _shown.CountByStatus(creditor, now, cancellation);

    public Task<IReadOnlyList<string>> OpenCasesOf(string creditor, string customerId, CancellationToken cancellation = default) =>
        _shown.OpenCasesOf(creditor, customerId, cancellation);

    public Task<IReadOnlyList<string>> CasesByReference(string creditor, string paymentReference, int limit, CancellationToken cancellation = default) =>
        _shown.CasesByReference(creditor, paymentReference, limit, cancellation);

    public Task<Page<TaskRow>> Tasks(string creditor, string? cursor, int limit, CancellationToken cancellation = default) =>
        _shown.Tasks(creditor, cursor, limit, cancellation);

    public Task<TaskLocation?> FindTask(string creditor, string taskId, CancellationToken cancellation = default) =>
        _shown.FindTask(creditor, taskId, cancellation);

    public Task<Page<PaymentRow>> UnmatchedPayments(string creditor, string? cursor, int limit, CancellationToken cancellation = default) =>
        _shown.UnmatchedPayments(creditor, cursor, limit, cancellation);

    public Task<IReadOnlyList<PaymentRow>> UnmatchedPaymentsFor(
        string creditor, string invoiceId, string? paymentReference, CancellationToken cancellation = default) =>
        _shown.UnmatchedPaymentsFor(creditor, invoiceId, paymentReference, cancellation);

    public Task<IReadOnlyList<PaymentRow>> PaymentsById(string creditor, string paymentId, CancellationToken cancellation = default) =>
        _shown.PaymentsById(creditor, paymentId, cancellation);

    public Task<IReadOnlyList<string>> StreamsWith(
        string creditor, StreamKind kind, IReadOnlyCollection<string> keys, int limit, CancellationToken cancellation = default) =>
        _shown.StreamsWith(creditor, kind, keys, limit, cancellation);

    private void Show(int most)
    {
        while (_waiting.Count > most)
        {
            _shown.Append(_waiting.Dequeue()).GetAwaiter().GetResult();
        }
    }
}
