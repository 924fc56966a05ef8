using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Documents;
using Reminders.Domain.Policies;

namespace Reminders.Domain.Invoices;

/// <summary>What billing systems, operators and customers may ask of a case. Closed: every case is here.</summary>
public abstract record CaseCommand
{
    private CaseCommand()
    {
    }

    /// <summary>The text given as a reason or note, stored as a document.</summary>
    public DocumentRef? Reason { get; init; }

    public sealed record Amend(LocalDate? DueDate, string? PaymentReference, string? PaymentUrl, bool? AutoCollect) : CaseCommand;

    public sealed record ApplyCreditNote(string CreditNoteId, MinorUnits Amount) : CaseCommand
    {
        /// <summary>The document it was read from, as received.</summary>
        public ImmutableArray<DocumentRef> Received { get; init; } = [];
    }

    public sealed record PlaceHold(Instant? Until) : CaseCommand;

    public sealed record ReleaseHold : CaseCommand;

    public sealed record OpenDispute(MinorUnits? Amount) : CaseCommand;

    public sealed record ResolveDispute(DisputeOutcome Outcome) : CaseCommand;

    public sealed record ClaimPaid(LocalDate? PaidOn) : CaseCommand;

    public sealed record MakePromise(LocalDate Date, MinorUnits? Amount) : CaseCommand;

    public sealed record AgreePlan(ImmutableArray<Instalment> Instalments) : CaseCommand;

    /// <summary>The customer asks to pay in so many parts; a person agrees on a plan or says no.</summary>
    public sealed record AskForInstalments(int Parts) : CaseCommand;

    public sealed record Defer(LocalDate DueDate) : CaseCommand;

    public sealed record Cancel : CaseCommand;

    public sealed record WriteOff : CaseCommand;

    public sealed record Reopen : CaseCommand;

    public sealed record SkipStep : CaseCommand;

    public sealed record Approve : CaseCommand;

    public sealed record Reject : CaseCommand;

    public sealed record AssignPolicy(Policy Policy) : CaseCommand;

    public sealed record CompleteTask(string TaskId, string Outcome) : CaseCommand;
}

/// <summary>What became of a command.</summary>
public abstract record CommandResult
{
    private CommandResult()
    {
    }

    /// <summary>Facts to append; none when it already is so.</summary>
    public sealed record Accepted(ImmutableArray<InvoiceEvent> Events) : CommandResult;

    /// <summary>Impossible in this state.</summary>
    public sealed record Refused(string Detail) : CommandResult;

    /// <summary>A field makes no sense here; <see cref="Field"/> is its name in the command's JSON.</summary>
    public sealed record Invalid(string Field, string Detail) : CommandResult;
}
