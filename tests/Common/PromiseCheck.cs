using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Reminders.Tests;

/// <summary>
/// Checks the promises from timelines alone, as somebody outside would: no access to state, rules or code. Answers each breach in
/// words; an empty list means the promises held.
/// </summary>
public static class PromiseCheck
{
    private static readonly Dictionary<string, int> MinimumGapDays = new() { ["friendly"] = 4, ["help"] = 6, ["formal"] = 8 };

    /// <summary>P1, P2 and P4 of one invoice.</summary>
    public static IEnumerable<string> OfInvoice(string invoiceId, IReadOnlyList<JsonObject> timeline, DateTimeZone zone)
    {
        var blockers = new HashSet<string>();
        var outstanding = 0m;
        var closed = false;
        var round = 1;
        var severity = -1;
        LocalDate? lastSent = null;
        var handedOver = new HashSet<string>();
        var open = new Dictionary<string, string>();
        foreach (var item in timeline)
        {
            var type = Text(item, "type");
            var sequence = item["sequence"]!.GetValue<int>();
            switch (type)
            {
                case "invoiceRegistered":
                    outstanding = Amount(item);
                    break;
                case "paymentReceived" or "creditNoteApplied":
                    outstanding -= Amount(item);
                    if (type == "creditNoteApplied")
                    {
                        blockers.Remove("upheld");
                    }

                    break;
                case "paymentReversed" or "paymentUnassigned":
                    outstanding += Amount(item);
                    break;
                case "holdPlaced" or "disputeOpened" or "promiseMade" or "planAgreed" or "paymentClaimed":
                    blockers.Add(type);
                    if (type == "planAgreed")
                    {
                        blockers.Remove("promiseMade");
                    }

                    break;
                case "holdReleased":
                    blockers.Remove("holdPlaced");
                    break;
                case "disputeResolved":
                    blockers.Remove("disputeOpened");
                    if (Text(item, "outcome") == "upheld")
                    {
                        blockers.Add("upheld");
                    }

                    break;
                case "taskCompleted" when Text(item, "kind") == "correctInvoice":
                    blockers.Remove("upheld");
                    break;
                case "promiseKept" or "promiseBroken":
                    blockers.Remove("promiseMade");
                    break;
                case "planKept" or "planBroken":
                    blockers.Remove("planAgreed");
                    break;
                case "paymentClaimEnded":
                    blockers.Remove("paymentClaimed");
                    break;
                case "caseClosed":
                    closed = true;
                    blockers.Clear();
                    break;
                case "caseReopened":
                    closed = false;
                    round = item["round"]!.GetValue<int>();
                    severity = -1;
                    break;
                case "reminderIntended":
                    if (closed || outstanding <= 0 || blockers.Count > 0)
                    {
                        yield return $"P1 {invoiceId}#{sequence}: intended while closed={closed}, outstanding={outstanding}, {string.Join(",", blockers)}";
                    }

                    if (open.Count > 0)
                    {
                        yield return $"P2 {invoiceId}#{sequence}: intended while {string.Join(",", open.Keys)} is under way";
                    }

                    if (!handedOver.Add(StepKey(item)))
                    {
                        yield return $"P2 {invoiceId}#{sequence}: {StepKey(item)} a second time";
                    }

                    if (item["severity"]!.GetValue<int>() < severity)
                    {
                        yield return $"P4 {invoiceId}#{sequence}: severity falls";
                    }

                    if (item["round"]!.GetValue<int>() != round)
                    {
                        yield return $"P4 {invoiceId}#{sequence}: round {item["round"]} while the case is in round {round}";
                    }

                    open[Text(item, "contactId")] = StepKey(item);
                    break;
                case "reminderFailed":
                    open.Remove(Text(item, "contactId"));
                    handedOver.Remove(StepKey(item));
                    break;
                case "reminderOutcomeUnknown" or "reminderSent":
                    open.Remove(Text(item, "contactId"));
                    severity = item["severity"]!.GetValue<int>();
                    var day = At(item).InZone(zone).Date;
                    if (lastSent is { } last
                        && MinimumGapDays.TryGetValue(Text(item, "step"), out var gap)
                        && Period.DaysBetween(last, day) < gap)
                    {
                        yield return $"P4 {invoiceId}#{sequence}: {Text(item, "step")} {Period.DaysBetween(last, day)} days after the one before";
                    }

                    lastSent = day;
                    break;
            }
        }
    }

    /// <summary>P6 of one customer: budget and quiet hours over all invoices.</summary>
    public static IEnumerable<string> OfCustomer(
        string customerId, IEnumerable<IReadOnlyList<JsonObject>> timelines, DateTimeZone zone, Func<LocalDate, bool> isHoliday)
    {
        var contacts = timelines
            .SelectMany(timeline => timeline)
            .Where(item => Text(item, "type") == "reminderIntended")
            .Where(item => !timelines.SelectMany(timeline => timeline).Any(other =>
                Text(other, "type") == "reminderFailed" && Text(other, "contactId") == Text(item, "contactId")))
            .GroupBy(item => Text(item, "contactId"))
            .Select(group => InstantPattern.ExtendedIso.Parse(Text(group.First(), "claimedAt")).Value)
            .Order()
            .ToList();
        foreach (var (cap, days) in new[] { (1, 2), (2, 7), (4, 30) })
        {
            for (var i = cap; i < contacts.Count; i++)
            {
                if (contacts[i] - contacts[i - cap] < Duration.FromDays(days))
                {
                    yield return $"P6 {customerId}: more than {cap} messages in {days} days at {contacts[i]}";
                }
            }
        }

        foreach (var contact in contacts)
        {
            var local = contact.InZone(zone).LocalDateTime;
            var (from, to) = local.DayOfWeek switch
            {
                IsoDayOfWeek.Sunday => (24, 0),
                IsoDayOfWeek.Saturday => (10, 16),
                _ => (9, 19),
            };
            if (isHoliday(local.Date) || local.Hour < from || local.Hour >= to)
            {
                yield return $"P6 {customerId}: contacted in quiet hours at {local}";
            }
        }
    }

    public static string Text(JsonObject item, string name) => item[name]?.GetValue<string>() ?? "";

    public static Instant At(JsonObject item) => InstantPattern.ExtendedIso.Parse(Text(item, "at")).Value;

    private static decimal Amount(JsonObject item) => decimal.Parse(Text(item, "amount"), CultureInfo.InvariantCulture);

    private static string StepKey(JsonObject item) => $"{item["round"]}/{item["step"]}";
}
