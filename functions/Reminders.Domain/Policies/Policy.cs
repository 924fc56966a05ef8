using System.Collections.Frozen;
using System.Collections.Immutable;
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

    /// <summary>A remainder after a payment up to this, in minor units by currency code, is not worth a reminder.</summary>
    public required FrozenDictionary<string, long> SmallBalance { get; init; }

    /// <summary>Bank days after the due date in which a transfer may still be under way: no overdue message before they are over.</summary>
    public required int TransferBusinessDays { get; init; }

    /// <summary>Bank days a promise or an instalment may arrive late before it counts as broken.</summary>
    public required int PromiseGraceBusinessDays { get; init; }

    /// <summary>Days without messages after the customer says "already paid".</summary>
    public required int ClaimDays { get; init; }

    /// <summary>Bank days after the due date in which a direct debit may still book.</summary>
    public required int DirectDebitBusinessDays { get; init; }

    /// <summary>How long after its last word a payment feed still counts as speaking; an older one stops every step beyond soft.</summary>
    public required DayOffset FeedMaxAge { get; init; }

    /// <summary>Invoices of one customer whose next steps lie within this many days of each other share one message.</summary>
    public required int MergeWithinDays { get; init; }

    /// <summary>How cases refer to it: <c>standard@1</c>.</summary>
    public string Reference => $"{Name}@{Version}";

    public Segment? FindSegment(string id) => Segments.FirstOrDefault(segment => segment.Id == id);
}
