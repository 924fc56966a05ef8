using System.Collections.Immutable;
using Reminders.Application.Access;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;

namespace Reminders.Web.Desk.Cases;

/// <summary>Something a person may do with a case: its form, who may, and the command it becomes.</summary>
public sealed record CaseAction(string Name, string Title, string Effect, string Button)
{
    /// <summary>What the next page says when it is done.</summary>
    public required string Done { get; init; }

    public Role Needs { get; init; } = Role.Operator;

    public ImmutableArray<ActionField> Fields { get; init; } = [];

    public bool ReasonRequired { get; init; }

    /// <summary>Ends the case, or sets it on a hard way.</summary>
    public bool Grave { get; init; }

    /// <summary>Shown open, because the case waits for it.</summary>
    public bool Awaited { get; init; }

    public required Func<ActionInput, CaseCommand> Command { get; init; }

    /// <summary>A harmless form of the command, to ask the domain whether it is possible at all.</summary>
    public required Func<DecisionContext, CaseCommand> Probe { get; init; }

    /// <summary>Whether offering it makes sense in this state.</summary>
    public Func<Case, bool> When { get; init; } = static _ => true;

    /// <summary>What it is called once it is so already, and how to tell.</summary>
    public (Func<Case, bool> IsSo, string Title)? Again { get; init; }

    /// <summary>As it is called in this state.</summary>
    public CaseAction In(Case state) => Again is { } again && again.IsSo(state) ? this with { Title = again.Title, Button = again.Title } : this;

    public bool IsPossible(Case state, DecisionContext context) =>
        When(state) && state.Handle(Probe(context), context) is not CommandResult.Refused;
}

/// <summary>One input of an action's form; named like the field in HTTP, so that the domain's errors find it.</summary>
public sealed record ActionField(string Name, string Label, FieldKind Kind)
{
    public bool Required { get; init; }

    public string? Hint { get; init; }

    public ImmutableArray<(string Value, string Label)> Choices { get; init; } = [];
}

public enum FieldKind
{
    Date,
    Amount,
    Choice,
}
