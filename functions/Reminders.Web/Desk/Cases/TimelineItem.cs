using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Decisions;

namespace Reminders.Web.Desk.Cases;

/// <summary>One thing that happened, as the timeline shows it.</summary>
public sealed record TimelineItem(int Sequence, Instant At, string Actor, Story Story)
{
    /// <summary>What somebody wrote as a reason or note.</summary>
    public string? Note { get; init; }

    /// <summary>The event's name, for those who look for it in HTTP.</summary>
    public required string Type { get; init; }

    /// <summary>The event's fields as HTTP shows them.</summary>
    public ImmutableArray<(string Name, string Value)> Fields { get; init; } = [];
}

/// <summary>An event in words.</summary>
/// <param name="Icon">Its shape.</param>
/// <param name="Sentence">What happened.</param>
public sealed record Story(string Icon, string Sentence)
{
    /// <summary>A reminder's step, channel, severity and attempt.</summary>
    public ImmutableArray<string> Chips { get; init; } = [];

    /// <summary>The message that was sent, to be looked at.</summary>
    public string? MessageId { get; init; }

    /// <summary>The credit note whose document was kept, to be saved.</summary>
    public string? CreditNoteId { get; init; }

    /// <summary>The rules that spoke.</summary>
    public ImmutableArray<Explanation> Why { get; init; } = [];

    /// <summary>A step on the way that only matters to those who look closely.</summary>
    public bool IsMinor { get; init; }

    /// <summary>False for events that no sentence was written for yet.</summary>
    public bool IsTold { get; init; } = true;
}
