using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Application.Projections;

/// <summary>
/// Lists, counts and searches. They follow the streams and may be rebuilt from them at any time; no decision to contact rests
/// on them alone: whoever finds a stream here reads the stream.
/// </summary>
public interface IProjections
{
    /// <summary>Cases in order of (due date, invoice id).</summary>
    Task<Page<CaseRow>> Cases(CaseQuery query, CancellationToken cancellation = default);

    Task<IReadOnlyDictionary<CaseStatus, long>> CountByStatus(string creditor, Instant now, CancellationToken cancellation = default);

    /// <summary>Invoice ids of a customer's open cases, in order of id.</summary>
    Task<IReadOnlyList<string>> OpenCasesOf(string creditor, string customerId, CancellationToken cancellation = default);

    /// <summary>Invoice ids whose normalised payment reference is this (see <see cref="Normalised"/>), at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<string>> CasesByReference(
        string creditor, string paymentReference, int limit, CancellationToken cancellation = default);

    /// <summary>Open tasks in order of (opened at, task id).</summary>
    Task<Page<TaskRow>> Tasks(string creditor, string? cursor, int limit, CancellationToken cancellation = default);

    Task<TaskLocation?> FindTask(string creditor, string taskId, CancellationToken cancellation = default);

    /// <summary>Payments with money not allocated to any invoice, in order of (received at, source, payment id).</summary>
    Task<Page<PaymentRow>> UnmatchedPayments(string creditor, string? cursor, int limit, CancellationToken cancellation = default);

    /// <summary>Unmatched payments that name this invoice id or this payment reference.</summary>
    Task<IReadOnlyList<PaymentRow>> UnmatchedPaymentsFor(
        string creditor, string invoiceId, string? paymentReference, CancellationToken cancellation = default);

    /// <summary>All payments with this id, whatever their source.</summary>
    Task<IReadOnlyList<PaymentRow>> PaymentsById(string creditor, string paymentId, CancellationToken cancellation = default);

    /// <summary>
    /// Ids of the streams of a kind that are found by any of these keys (<see cref="StreamRows.Keys"/>), in order of id; at most
    /// <paramref name="limit"/> for each key.
    /// </summary>
    Task<IReadOnlyList<string>> StreamsWith(
        string creditor, StreamKind kind, IReadOnlyCollection<string> keys, int limit, CancellationToken cancellation = default);

    /// <summary>A payment reference as it is compared: upper case, letters and digits only.</summary>
    static string Normalised(string reference) =>
        string.Create(reference.Count(char.IsAsciiLetterOrDigit), reference, static (target, text) =>
        {
            var next = 0;
            foreach (var letter in text)
            {
                if (char.IsAsciiLetterOrDigit(letter))
                {
                    target[next++] = char.ToUpperInvariant(letter);
                }
            }
        });
}

public enum CaseStatus
{
    Scheduled,
    Reminding,
    Overdue,
    Paused,
    AwaitingApproval,
    Paid,
    Credited,
    Cancelled,
    WrittenOff,
    HandedOver,
}

/// <summary>
/// A filtered list of one creditor's cases; null means any. <see cref="Text"/> is searched in invoice id, number and payment
/// reference, anywhere and ignoring case. <see cref="Now"/> tells overdue from scheduled and reminding.
/// </summary>
public sealed record CaseQuery(string Creditor, Instant Now, int Limit)
{
    public CaseStatus? Status { get; init; }

    public string? CustomerId { get; init; }

    public string? Segment { get; init; }

    public LocalDate? DueFrom { get; init; }

    public LocalDate? DueTo { get; init; }

    public string? Text { get; init; }

    /// <summary>An opaque cursor from an earlier page.</summary>
    public string? Cursor { get; init; }
}

/// <summary>A page of a list and, if there is more, the opaque cursor of the next.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

public sealed record TaskLocation(StreamId Stream, TaskRow Task);

/// <summary>A cursor that this list never gave out.</summary>
public sealed class InvalidCursorException() : Exception("the cursor is not one this list gave out");
