using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Charges;
using Reminders.Domain.Contacts;

namespace Reminders.Domain.Policies;

/// <summary>
/// A chain of steps per customer segment and the rules that hold for all of them. A case keeps the version it started with until
/// an operator moves it.
/// </summary>
public sealed record Policy
{
    public required string Name { get; init; }

    public required int Version { get; init; }

    /// <summary>Ordered: the first segment whose conditions hold is the case's segment; the last one takes everybody.</summary>
    public required ImmutableArray<Segment> Segments { get; init; }

    public required ContactBudget Budget { get; init; }

    public required ContactHours Hours { get; init; }

    /// <summary>The id of the calendar on which business days count; null: the creditor's own.</summary>
    public string? Calendar { get; init; }

    /// <summary>A remainder after a payment up to this, in minor units by currency code, is not worth a reminder.</summary>
    public FrozenDictionary<string, long> SmallBalance { get; init; } = FrozenDictionary<string, long>.Empty;

    /// <summary>Bank days after the due date in which a transfer may still be under way: no overdue message before they are over.</summary>
    public required int TransferBusinessDays { get; init; }

    public required PromiseTerms Promise { get; init; }

    public required PlanTerms Plan { get; init; }

    /// <summary>Days without messages after the customer says "already paid".</summary>
    public required int ClaimDays { get; init; }

    /// <summary>Bank days after the due date in which a direct debit may still book.</summary>
    public required int DirectDebitBusinessDays { get; init; }

    /// <summary>Invoices of one customer whose next steps lie within this many days of each other share one message.</summary>
    public required int MergeWithinDays { get; init; }

    /// <summary>Charges that steps may add.</summary>
    public ImmutableArray<Charge> Charges { get; init; } = [];

    /// <summary>Days after the chain's last step until a person is asked how to go on; null: at once.</summary>
    public int? FinalAfterDays { get; init; }

    /// <summary>How old the newest word of a payment feed may be.</summary>
    public FeedAge FeedMaxAge { get; init; } = new(BusinessDays: 2);

    public StaleFeedRule OnStaleFeed { get; init; } = StaleFeedRule.HoldOverdueMessages;

    /// <summary>How cases refer to it: <c>standard@1</c>.</summary>
    public string Reference => $"{Name}@{Version}";

    public Segment? FindSegment(string id) => Segments.FirstOrDefault(segment => segment.Id == id);

    public Charge? FindCharge(string id) => Charges.FirstOrDefault(charge => charge.Id == id);

    public Segment SegmentOf(SegmentFacts facts) => Segments.First(segment => segment.When.Holds(facts));
}

/// <summary>A promise may arrive so many bank days late before it counts as broken, and lie so many days ahead.</summary>
public sealed record PromiseTerms(int GraceBusinessDays, int LongestDays);

/// <summary>An instalment may arrive so many bank days late; a plan has at most so many instalments.</summary>
public sealed record PlanTerms(int GraceBusinessDays, int MostInstalments);

/// <summary>A time after the last word of a payment feed: until the end of so many bank days, or a span of the clock.</summary>
public readonly record struct FeedAge(int BusinessDays = 0, Duration? Span = null);

/// <summary>What to withhold while a payment feed has been silent for too long.</summary>
public enum StaleFeedRule
{
    /// <summary>Early reminders go on; nothing that says "overdue" leaves.</summary>
    HoldOverdueMessages,

    /// <summary>No message at all.</summary>
    HoldEverything,
}
