using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;

namespace Reminders.Domain.Policies;

/// <summary>
/// The shipped policy: the softest chain that works. Most late payers forgot, so everything before day 14 is courtesy; the formal
/// notice comes only after a help offer; beyond it only people decide.
/// </summary>
public static class StandardPolicy
{
    private static readonly ImmutableArray<string> Written = [Channel.Email, Channel.Sms];

    public static Policy Version1 { get; } = new()
    {
        Name = "standard",
        Version = 1,
        Segments =
        [
            new("vulnerable", new SegmentCondition(Vulnerable: true),
                [Soft, DueDay, Friendly(7), Help(14), Review(28)]),
            new("business", new SegmentCondition(Type: CustomerType.Business),
                [Soft, DueDay, Friendly(4), Help(10), Formal(18), HandOver(35)]),
            new("loyal", new SegmentCondition(CustomerForMonths: 24),
                [Soft, DueDay, Friendly(7), Help(14), Formal(28), HandOver(49)]),
            new("regular", new SegmentCondition(),
                [Soft, DueDay, Friendly(4), Help(10), Formal(18), HandOver(35)]),
        ],
        Budget = new ContactBudget(
        [
            new ContactCap(1, Duration.FromHours(48)),
            new ContactCap(2, Duration.FromDays(7)),
            new ContactCap(4, Duration.FromDays(30)),
        ]),
        Hours = new ContactHours(new LocalTime(9, 0), new LocalTime(19, 0), new LocalTime(10, 0), new LocalTime(16, 0)),

        // Two major units: less than what asking for it costs either side.
        SmallBalance = new Dictionary<string, long> { ["EUR"] = 200, ["CHF"] = 200, ["GBP"] = 200, ["USD"] = 200, ["SEK"] = 2000 }
            .ToFrozenDictionary(),
        TransferBusinessDays = 2,
        PromiseGraceBusinessDays = 2,
        ClaimDays = 10,
        DirectDebitBusinessDays = 10,
        FeedMaxAge = new DayOffset(2, Business: true),
        MergeWithinDays = 2,
    };

    private static Step Soft => new()
    {
        Id = "soft", At = new DayOffset(-5), Latest = new DayOffset(-1), Severity = Severity.Soft, Channels = Written,
    };

    private static Step DueDay => new()
    {
        Id = "dueDay", At = new DayOffset(0), Latest = new DayOffset(0), Severity = Severity.Soft, Channels = Written,
        OnlyIfNothingDelivered = true,
    };

    private static Step Friendly(int day) => new()
    {
        Id = "friendly", At = new DayOffset(day), Severity = Severity.Friendly, Channels = Written, MinimumGapDays = 4,
    };

    private static Step Help(int day) => new()
    {
        Id = "help", At = new DayOffset(day), Severity = Severity.Firm, Channels = Written, MinimumGapDays = 6,
    };

    private static Step Formal(int day) => new()
    {
        Id = "formal", At = new DayOffset(day), Severity = Severity.Formal, Channels = [Channel.Email], MinimumGapDays = 8,
    };

    private static Step Review(int day) => new()
    {
        Id = "review", At = new DayOffset(day), Severity = Severity.Firm, Kind = StepKind.Task, MinimumGapDays = 14,
    };

    private static Step HandOver(int day) => new()
    {
        Id = "handOver", At = new DayOffset(day), Severity = Severity.HandOver, Kind = StepKind.HandOver, MinimumGapDays = 14,
    };
}
