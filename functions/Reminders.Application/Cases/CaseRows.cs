using NodaTime;
using Reminders.Application.Creditors;
using Reminders.Application.Projections;
using Reminders.Domain.Calendars;
using Reminders.Domain.Invoices;
using Reminders.Formats.Matching;

namespace Reminders.Application.Cases;

/// <summary>What lists show of a case, derived from its state alone.</summary>
public static class CaseRows
{
    public static StreamRows Of(Case state, Creditor creditor) => new(
        new CaseRow(
            state.InvoiceId,
            state.Number,
            state.CustomerId,
            StateOf(state),
            OverdueAt(state, creditor),
            state.DueDate,
            state.Segment,
            state.Outstanding.Minor,
            state.Outstanding.Currency.Code,
            state.PaymentReference),
        Tasks: [.. state.OpenTasks.Select(task => new TaskRow(task.TaskId, task.Kind, state.InvoiceId, state.CustomerId, task.OpenedAt, task.Detail))])
    {
        Keys = state.IsOpen ? StoredKeys.OfInvoice(state.InvoiceId, state.Number, state.PaymentReference, creditor.Matching) : [],
    };

    public static CaseStatus StatusOf(Case state, Creditor creditor, Instant now) => StateOf(state) switch
    {
        CaseState.Scheduled or CaseState.Reminding when OverdueAt(state, creditor) <= now => CaseStatus.Overdue,
        CaseState.Scheduled => CaseStatus.Scheduled,
        CaseState.Reminding => CaseStatus.Reminding,
        CaseState.Paused => CaseStatus.Paused,
        CaseState.AwaitingApproval => CaseStatus.AwaitingApproval,
        CaseState.Paid => CaseStatus.Paid,
        CaseState.Credited => CaseStatus.Credited,
        CaseState.Cancelled => CaseStatus.Cancelled,
        CaseState.WrittenOff => CaseStatus.WrittenOff,
        CaseState.HandedOver => CaseStatus.HandedOver,
        var other => throw new InvalidOperationException($"No state: {other}."),
    };

    private static CaseState StateOf(Case state) => state switch
    {
        { Closed: CaseOutcome.Paid } => CaseState.Paid,
        { Closed: CaseOutcome.Credited } => CaseState.Credited,
        { Closed: CaseOutcome.Cancelled } => CaseState.Cancelled,
        { Closed: CaseOutcome.WrittenOff } => CaseState.WrittenOff,
        { Closed: CaseOutcome.HandedOver } => CaseState.HandedOver,
        { AwaitingApproval: not null } => CaseState.AwaitingApproval,
        { IsPaused: true } => CaseState.Paused,
        { WasContacted: true } => CaseState.Reminding,
        _ => CaseState.Scheduled,
    };

    private static Instant OverdueAt(Case state, Creditor creditor) =>
        LocalTimes.At(state.DueDate.PlusDays(1), LocalTime.Midnight, creditor.Zone);
}
