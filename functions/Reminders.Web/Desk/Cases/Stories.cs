using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Web.Desk.Words;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Web.Desk.Cases;

/// <summary>Tells each event in one sentence. Reminders and money have files of their own beside this one.</summary>
internal static class Stories
{
    public static Story Of(InvoiceEvent happened, Currency currency, DeskClock clock) =>
        ReminderStories.Of(happened, clock)
        ?? MoneyStories.Of(happened, currency)
        ?? PauseStories.Of(happened, currency, clock)
        ?? OfCase(happened)
        ?? new Story("dot", Names.Capital(Names.Spoken(happened.GetType().Name)) + ".") { IsTold = false };

    private static Story? OfCase(InvoiceEvent happened) => happened switch
    {
        InvoiceAmended amended => new("document", $"The invoice was amended{Changes(amended)}."),
        DeferralGranted deferral => new("calendar", $"The due date was moved to {DeskClock.Day(deferral.DueDate)}."),
        InvoiceCancelled => new("cross", "The invoice was cancelled."),
        TaskOpened task => new("task", $"A task was opened: {TaskWords.Kind(task.Kind)}. {TaskWords.Detail(task.Kind, task.Detail)}"),
        TaskCompleted task => new("check", $"The task \u201c{TaskWords.Kind(task.Kind)}\u201d was completed: {Outcome(task)}."),
        ApprovalRequested request => new("person", $"Approval was asked for: {StepWords.Of(request.Step)}."),
        Approved approved => new("check", $"The {StepWords.Of(approved.Step)} was approved."),
        ApprovalWithdrawn withdrawn => new("cross", $"The request to approve the {StepWords.Of(withdrawn.Step)} was withdrawn: {withdrawn.Why}."),
        Rejected rejected => new("cross", $"The {StepWords.Of(rejected.Step)} was rejected."),
        StepSkipped { Why: SkipReason.Lapsed } lapsed => new("forward", $"The {StepWords.Of(lapsed.Step)} was left out: its last sensible day is over."),
        StepSkipped skipped => new("forward", $"The {StepWords.Of(skipped.Step)} was skipped."),
        PolicyAssigned assigned => new("document", $"The case follows policy {assigned.Policy} now, segment {assigned.Segment}."),
        SegmentChanged changed => new("document", $"The customer moved from segment {changed.From} to {changed.To}."),
        CaseClosed closed => new("check", $"The case was closed: {Names.Spoken(closed.Outcome.ToString())}."),
        CaseReopened { Cause: "paymentReversed" } reopened => new("alert", $"The case was reopened, round {reopened.Round}: a payment was taken back."),
        CaseReopened { Cause: "paymentUnassigned" } reopened => new("alert", $"The case was reopened, round {reopened.Round}: a payment is not for it after all."),
        CaseReopened reopened => new("alert", $"The case was reopened, round {reopened.Round}."),
        _ => null,
    };

    private static string Changes(InvoiceAmended amended)
    {
        string?[] changes =
        [
            amended.DueDate is { } due ? $"due date {DeskClock.Day(due)}" : null,
            amended.PaymentReference is { } reference ? $"payment reference {reference}" : null,
            amended.PaymentUrl is not null ? "payment link" : null,
            amended.AutoCollect is { } auto ? auto ? "collected by direct debit" : "no direct debit" : null,
        ];
        var told = string.Join(", ", changes.Where(change => change is not null));
        return told.Length == 0 ? "" : $": {told}";
    }

    private static string Outcome(TaskCompleted task) =>
        TaskWords.Outcomes(task.Kind).FirstOrDefault(known => known.Value == task.Outcome).Label is { } label
            ? char.ToLowerInvariant(label[0]) + label[1..]
            : Names.Spoken(task.Outcome);
}
