using System.Collections.Frozen;

namespace Reminders.Policies.Reading;

/// <summary>The keys each part of a policy file may have: what the reader takes, and what the JSON Schema says.</summary>
internal static class PolicyKeys
{
    public const string Policy = "policy";
    public const string Cap = "cap";
    public const string QuietHours = "quietHours";
    public const string Promise = "promise";
    public const string Plan = "plan";
    public const string Wait = "wait";
    public const string Final = "final";
    public const string Charge = "charge";
    public const string Rate = "rate";
    public const string SharedStep = "sharedStep";
    public const string Step = "step";
    public const string Segment = "segment";
    public const string Condition = "condition";
    public const string Bounds = "bounds";

    private static readonly string[] OfEveryStep =
    [
        "id", "severity", "channels", "template", "latest", "window", "onlyIf", "minimumOutstanding", "minimumGap", "charge", "task",
        "needsApproval", "required",
    ];

    public static FrozenDictionary<string, string[]> All { get; } = new Dictionary<string, string[]>
    {
        [Policy] =
        [
            "policy", "version", "calendar", "contactBudget", "quietHours", "mergeWithin", "transfersArriveWithin", "promise", "plan",
            "claimedPaid", "directDebit", "smallBalance", "feedMaxAge", "onStaleFeed", "charges", "steps", "segments", "final",
        ],
        [Cap] = ["messages", "per"],
        [QuietHours] = ["weekdaysOutside", "saturdaysOutside"],
        [Promise] = ["grace", "longest"],
        [Plan] = ["grace", "instalments"],
        [Wait] = ["wait"],
        [Final] = ["after"],
        [Charge] = ["id", "kind", "for", "legalBasis", "pursue", "rates"],
        [Rate] = ["country", "from", "to", "amount", "principalFrom", "percent", "source"],
        [SharedStep] = OfEveryStep,
        [Step] = [.. OfEveryStep, "at"],
        [Segment] = ["id", "when", "steps"],
        [Condition] = ["type", "vulnerable", "autoCollect", "monthsAsCustomer", "invoicesPaid", "medianDaysLate", "amountAtLeast"],
        [Bounds] = ["atLeast", "atMost"],
    }.ToFrozenDictionary();
}
