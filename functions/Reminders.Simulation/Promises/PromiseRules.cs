using NodaTime;
using Reminders.Domain.Policies;

namespace Reminders.Simulation.Promises;

/// <summary>The numbers that promises are checked against.</summary>
public sealed record PromiseRules
{
    /// <summary>Days since the reminder before, at least, by segment and step; null: no such rule.</summary>
    public required Func<string, string, int?> MinimumGapDays { get; init; }

    /// <summary>At most so many messages to one customer in any such period.</summary>
    public required IReadOnlyList<(int Messages, Duration Period)> Caps { get; init; }

    /// <summary>Contact hours; outside of them, on Sundays and on holidays it is quiet.</summary>
    public required (LocalTime From, LocalTime To) Weekdays { get; init; }

    public (LocalTime From, LocalTime To)? Saturdays { get; init; }

    /// <summary>Whether a payment feed had been silent for too long at an instant.</summary>
    public Func<Instant, bool> FeedIsSilent { get; init; } = _ => false;

    /// <summary>What a policy says of itself.</summary>
    public static PromiseRules Of(Policy policy) => new()
    {
        MinimumGapDays = (segment, step) => policy.FindSegment(segment)?.FindStep(step)?.MinimumGapDays,
        Caps = [.. policy.Budget.Caps.Select(cap => (cap.Messages, cap.Period))],
        Weekdays = (policy.Hours.Weekdays.From, policy.Hours.Weekdays.To),
        Saturdays = policy.Hours.Saturdays is { } saturdays ? (saturdays.From, saturdays.To) : null,
    };
}

/// <summary>Where a customer's quiet hours count: their zone and their holidays.</summary>
public sealed record CustomerHours(DateTimeZone Zone, Func<LocalDate, bool> IsHoliday);
