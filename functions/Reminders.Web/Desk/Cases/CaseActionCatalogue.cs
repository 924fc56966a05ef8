using System.Collections.Immutable;
using Reminders.Application.Access;
using Reminders.Domain.Invoices;

namespace Reminders.Web.Desk.Cases;

/// <summary>Everything the desk can do with a case, in the order its forms are shown. Names are those of the HTTP actions.</summary>
internal static class CaseActionCatalogue
{
    private static readonly ActionField Amount = new("amount", "Amount", FieldKind.Amount) { Hint = "Leave empty for all that is outstanding." };

    public static ImmutableArray<CaseAction> All { get; } =
    [
        new("approve", "Approve", "What the case waits for happens. A hand-over goes to collection and closes the case here.", "Approve")
        {
            Needs = Role.Lead,
            Awaited = true,
            Done = "Approved.",
            Command = _ => new CaseCommand.Approve(),
            Probe = _ => new CaseCommand.Approve(),
        },
        new("reject", "Reject", "What the case waits for does not happen; the case stays open.", "Reject")
        {
            Needs = Role.Lead,
            Awaited = true,
            ReasonRequired = true,
            Done = "Rejected: the case is not handed over.",
            Command = _ => new CaseCommand.Reject(),
            Probe = _ => new CaseCommand.Reject(),
        },
        new("release", "Release the hold", "Reminders go on where they stopped.", "Release")
        {
            Done = "The hold is released.",
            Command = _ => new CaseCommand.ReleaseHold(),
            Probe = _ => new CaseCommand.ReleaseHold(),
        },
        new("hold", "Place on hold", "Nothing is sent while the case is on hold.", "Place on hold")
        {
            Fields =
            [
                new("until", "Until", FieldKind.Date)
                {
                    Hint = "From this day on reminders may go out again. Leave empty to hold it until somebody releases it.",
                },
            ],
            Again = (state => state.Hold is not null, "Change the hold"),
            Done = "The case is on hold.",
            Command = input => new CaseCommand.PlaceHold(input.StartOf("until")),
            Probe = _ => new CaseCommand.PlaceHold(null),
        },
        new("promise", "Record a promise to pay", "Nothing is sent until the promised date and the bank days after it are over.", "Record the promise")
        {
            Fields = [new("date", "Promised for", FieldKind.Date) { Required = true }, Amount],
            Again = (state => state.Promise is not null, "Change the promise"),
            Done = "The promise is recorded.",
            Command = input => new CaseCommand.MakePromise(input.Date("date", required: true) ?? default, input.Amount("amount")),
            Probe = context => new CaseCommand.MakePromise(context.Today, null),
        },
        new("claim-paid", "Record \u201calready paid\u201d", "Reminders stop for some days and a task asks for the payment to be found.", "Record it")
        {
            Fields = [new("paidOn", "Paid on", FieldKind.Date) { Hint = "Leave empty if the customer did not say." }],
            Done = "Recorded: the customer says it was paid.",
            Command = input => new CaseCommand.ClaimPaid(input.Date("paidOn")),
            Probe = _ => new CaseCommand.ClaimPaid(null),
            When = state => state.Claim is null,
        },
        new("defer", "Move the due date", "The whole chain counts from the new due date.", "Move it")
        {
            Fields = [new("dueDate", "New due date", FieldKind.Date) { Required = true }],
            Done = "The due date is moved.",
            Command = input => new CaseCommand.Defer(input.Date("dueDate", required: true) ?? default),
            Probe = context => new CaseCommand.Defer(context.Today),
        },
        .. DisputesAndEndings,
    ];

    private static ImmutableArray<CaseAction> DisputesAndEndings =>
    [
        new("dispute", "Open a dispute", "Nothing is sent until a person resolves it.", "Open the dispute")
        {
            Fields = [new("amount", "Disputed amount", FieldKind.Amount) { Hint = "Leave empty if the whole invoice is disputed." }],
            ReasonRequired = true,
            Done = "The dispute is recorded.",
            Command = input => new CaseCommand.OpenDispute(input.Amount("amount")),
            Probe = _ => new CaseCommand.OpenDispute(null),
        },
        new("resolve-dispute", "Resolve the dispute", "Upheld: the invoice has to be corrected. Rejected: reminders go on.", "Resolve")
        {
            Fields =
            [
                new("outcome", "Outcome", FieldKind.Choice)
                {
                    Required = true,
                    Choices = [("upheld", "Upheld: the customer is right"), ("rejected", "Rejected: the invoice stands")],
                },
            ],
            Awaited = true,
            Done = "The dispute is resolved.",
            Command = input => new CaseCommand.ResolveDispute(input.Choice<DisputeOutcome>("outcome")),
            Probe = _ => new CaseCommand.ResolveDispute(DisputeOutcome.Rejected),
        },
        new("skip-step", "Skip the next step", "The next step is left out; the chain goes on with the one after it.", "Skip it")
        {
            Done = "The step is skipped.",
            Command = _ => new CaseCommand.SkipStep(),
            Probe = _ => new CaseCommand.SkipStep(),
        },
        new("reopen", "Reopen the case", "The chain starts again for what is outstanding.", "Reopen")
        {
            ReasonRequired = true,
            Done = "The case is open again.",
            Command = _ => new CaseCommand.Reopen(),
            Probe = _ => new CaseCommand.Reopen(),
        },
        new("write-off", "Write off what is open", "Closes the case; what is outstanding is given up.", "Write off")
        {
            Needs = Role.Lead,
            Grave = true,
            ReasonRequired = true,
            Done = "What was open is written off.",
            Command = _ => new CaseCommand.WriteOff(),
            Probe = _ => new CaseCommand.WriteOff(),
        },
        new("cancel", "Cancel the invoice", "Closes the case: the invoice is not to be paid any more.", "Cancel the invoice")
        {
            Grave = true,
            ReasonRequired = true,
            Done = "The invoice is cancelled.",
            Command = _ => new CaseCommand.Cancel(),
            Probe = _ => new CaseCommand.Cancel(),
        },
    ];

    public static CaseAction? Find(string name) => All.FirstOrDefault(action => action.Name == name);
}
