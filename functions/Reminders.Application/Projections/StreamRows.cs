using System.Collections.Immutable;
using NodaTime;

namespace Reminders.Application.Projections;

/// <summary>
/// What lists show of one stream. Written in the same append as the events, derived from them alone, so it can be thrown away
/// and rebuilt. A new value replaces all earlier rows of that stream.
/// </summary>
public sealed record StreamRows(CaseRow? Case = null, PaymentRow? Payment = null, ImmutableArray<TaskRow> Tasks = default)
{
    public static StreamRows None { get; } = new();

    /// <summary>
    /// What the stream is found by besides its own id, few and short, of letters and digits. Writing the same keys again costs
    /// nothing.
    /// </summary>
    public ImmutableArray<string> Keys { get; init; } = [];
}

/// <summary>The stored part of a case's status. "overdue" is not stored: it is <see cref="CaseRow.OverdueAt"/> having passed.</summary>
public enum CaseState
{
    Scheduled,
    Reminding,
    Paused,
    AwaitingApproval,
    Paid,
    Credited,
    Cancelled,
    WrittenOff,
    HandedOver,
}

/// <summary>One row a case, with what lists filter and sort by. Amounts are minor units.</summary>
public sealed record CaseRow(
    string InvoiceId,
    string Number,
    string CustomerId,
    CaseState State,
    Instant OverdueAt,
    LocalDate DueDate,
    string Segment,
    long OutstandingMinor,
    string Currency,
    string? PaymentReference)
{
    public bool IsOpen => State < CaseState.Paid;
}

/// <summary>
/// One row a payment. <see cref="AmountMinor"/> is what arrived (0: only announced so far); <see cref="OpenMinor"/> is what has no
/// invoice yet (0: fully matched).
/// </summary>
public sealed record PaymentRow(
    string Source,
    string PaymentId,
    long AmountMinor,
    long OpenMinor,
    string Currency,
    LocalDate BookedOn,
    string? InvoiceId,
    string? PaymentReference,
    Instant ReceivedAt);

/// <summary>An open task for a person. <see cref="TaskId"/> is unique within the creditor.</summary>
public sealed record TaskRow(string TaskId, string Kind, string? InvoiceId, string CustomerId, Instant OpenedAt, string Detail);
