using System.Text.RegularExpressions;
using NodaTime.Text;
using Reminders.Domain.Decisions;
using Reminders.Domain.Tasks;

namespace Reminders.Web.Desk.Words;

/// <summary>The rules of a decision in words: what they are called, what they said, and why.</summary>
internal static partial class RuleWords
{
    // The outcome says so already.
    private const string NotSent = "not sent: ";

    public static string Rule(string rule) => rule switch
    {
        "schedule" => "Schedule",
        "channel" => "Channel",
        "contactBudget" => "Contact budget",
        "quietHours" => "Contact hours",
        "openClaim" => "One message at a time",
        "merge" => "Shared message",
        "hold" => "Hold",
        "dispute" => "Dispute",
        "complaint" => "Complaint",
        "promise" => "Promise to pay",
        "plan" => "Payment plan",
        "claimedPaid" => "Said to be paid",
        "directDebit" => "Direct debit",
        "paymentPending" => "Payment on its way",
        "contested" => "Payment contested",
        "possiblePayment" => "Possible payment",
        "staleFeed" => "Payments heard of",
        "smallBalance" => "Small balance",
        "latest" => "Last sensible day",
        "onlyIf" => "Only if nothing was delivered",
        "minimumOutstanding" => "Least amount",
        "required" => "Required step",
        "final" => "End of the chain",
        "underWay" => "Message under way",
        "chainEnded" => "End of the chain",
        TaskKind.NoAddress => "No working address",
        TaskKind.DeliveryFailing => "Delivery keeps failing",
        _ => Names.Capital(Names.Spoken(rule)),
    };

    public static string Outcome(string outcome) => outcome switch
    {
        "allowed" => "allows it",
        "waits" => "waits",
        "suppressed" => "holds it back",
        "passedOver" => "passes a step over",
        "stops" => "stops here",
        _ => Names.Spoken(outcome),
    };

    public static string Icon(string outcome) => outcome switch
    {
        "allowed" => "check",
        "waits" => "clock",
        "suppressed" => "pause",
        "passedOver" => "forward",
        _ => "stop",
    };

    /// <summary>The detail with step names and dates as people read them.</summary>
    public static string Detail(Explanation said)
    {
        var text = said.Rule == "channel" ? $"by {StepWords.Channel(said.Detail)}" : said.Detail;
        text = text.StartsWith(NotSent, StringComparison.Ordinal) ? text[NotSent.Length..] : text;
        text = said.Rule is "schedule" or "onlyIf" or "latest" or "minimumOutstanding" or "approval" or "underWay" or TaskKind.NoAddress ? StepFirst(text) : text;
        return IsoDate().Replace(text, found =>
            LocalDatePattern.Iso.Parse(found.Value) is { Success: true } date ? DeskClock.Day(date.Value) : found.Value);
    }

    // Details of these rules begin with a step's name.
    private static string StepFirst(string text)
    {
        var end = text.AsSpan().IndexOfAny(' ', ':');
        return end <= 0 ? text : StepWords.Of(text[..end]) + text[end..];
    }

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex IsoDate();
}
