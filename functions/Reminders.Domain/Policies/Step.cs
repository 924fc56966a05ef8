using System.Collections.Frozen;
using System.Collections.Immutable;
using Reminders.Domain.Contacts;
using Reminders.Domain.Tasks;

namespace Reminders.Domain.Policies;

public enum StepKind
{
    /// <summary>A message to the customer.</summary>
    Message,

    /// <summary>A task for a person: a call, a review.</summary>
    Task,

    /// <summary>Hand-over to collection, only after a person approved it.</summary>
    HandOver,
}

/// <summary>How hard a message is, as HTTP and timelines number it.</summary>
public static class Severity
{
    public const int Soft = 0;
    public const int Friendly = 1;
    public const int Firm = 2;
    public const int Formal = 3;

    /// <summary>Beyond any message: what only a person may do.</summary>
    public const int HandOver = 4;
}

/// <summary>A span of days after a date (negative: before), on the calendar or in business days.</summary>
public readonly record struct DayOffset(int Days, bool Business = false);

/// <summary>One step of a chain.</summary>
public sealed record Step
{
    public required string Id { get; init; }

    /// <summary>From the due date, or from the step before it where <see cref="AfterPrevious"/> says so.</summary>
    public required DayOffset At { get; init; }

    /// <summary>Counts from the day on which the step before it was sent, or else was planned.</summary>
    public bool AfterPrevious { get; init; }

    public required int Severity { get; init; }

    public StepKind Kind { get; init; } = StepKind.Message;

    /// <summary>What kind of task a <see cref="StepKind.Task"/> opens: a call, a letter, a review.</summary>
    public string Task { get; init; } = TaskKind.Review;

    /// <summary>A person has to agree before it happens; always so for a hand-over.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>
    /// Nothing after it happens before it is done: the chain never passes it over by itself, and waits until its task is completed.
    /// </summary>
    public bool Required { get; init; }

    /// <summary>The message template, named like the step unless the policy says otherwise.</summary>
    public string? Template { get; init; }

    /// <summary>In order of preference; the first that reaches the customer is used.</summary>
    public ImmutableArray<string> Channels { get; init; } = [];

    /// <summary>The last day, from the due date, on which the step still makes sense; a step that cannot make it is passed over.</summary>
    public DayOffset? Latest { get; init; }

    /// <summary>Only when no earlier reminder of this round was delivered.</summary>
    public bool OnlyIfNothingDelivered { get; init; }

    /// <summary>Days since the reminder before it, at least.</summary>
    public int MinimumGapDays { get; init; }

    /// <summary>Local hours of its own, inside the policy's contact hours.</summary>
    public HourRange? Window { get; init; }

    /// <summary>Passed over while less is open, in minor units by currency; a currency that is not named has no minimum.</summary>
    public FrozenDictionary<string, long>? MinimumOutstanding { get; init; }

    /// <summary>The charge that is added once its message was sent.</summary>
    public string? Charge { get; init; }

    public string TemplateName => Template ?? Id;
}
