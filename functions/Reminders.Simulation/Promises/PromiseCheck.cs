using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Reminders.Simulation.Promises;

/// <summary>
/// Checks the promises from timelines alone, as somebody outside would: no access to state or to the code that decides. Answers
/// each breach in words that begin with the promise's number; nothing means that the promises held.
/// </summary>
public sealed class PromiseCheck(PromiseRules rules)
{
    /// <summary>P1, P2, P4 and P9 of one invoice.</summary>
    public IEnumerable<string> OfInvoice(string invoiceId, IReadOnlyList<JsonObject> timeline)
    {
        var segment = "";
        var blockers = new HashSet<string>();
        var outstanding = 0m;
        var closed = false;
        var round = 1;
        var severity = -1;
        Instant? lastSent = null;
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
                    segment = Text(item, "segment");
                    break;
                case "segmentChanged":
                    segment = Text(item, "to");
                    break;
                case "policyAssigned":
                    segment = Text(item, "segment");
                    break;
                case "paymentReceived" or "creditNoteApplied":
                    outstanding -= Amount(item);
                    if (type == "creditNoteApplied")
                    {
                        blockers.Remove("upheld");
                    }

                    break;
                case "paymentReversed":
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

                    if (item["severity"]!.GetValue<int>() > 0 && rules.FeedIsSilent(At(item)))
                    {
                        yield return $"P9 {invoiceId}#{sequence}: {Text(item, "step")} while a payment feed is silent";
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
                    var at = At(item);
                    if (lastSent is { } last && rules.MinimumGapDays(segment, Text(item, "step")) is { } gap && at - last < Duration.FromDays(gap))
                    {
                        yield return $"P4 {invoiceId}#{sequence}: {Text(item, "step")} {(at - last).TotalDays:0.00} days after the one before";
                    }

                    lastSent = at;
                    break;
            }
        }
    }

    /// <summary>P3: who is not over wakes by itself or names the person it waits for.</summary>
    public static IEnumerable<string> OfRest(string invoiceId, bool isOver, Instant? wakeAt, string? waitsFor)
    {
        if (!isOver && wakeAt is null && waitsFor is null)
        {
            yield return $"P3 {invoiceId}: it is open and sleeps for ever";
        }
    }

    /// <summary>P6 of one customer: budget and quiet hours over all invoices.</summary>
    public IEnumerable<string> OfCustomer(string customerId, IReadOnlyCollection<IReadOnlyList<JsonObject>> timelines, CustomerHours hours)
    {
        var items = timelines.SelectMany(timeline => timeline).ToList();
        var failed = items.Where(item => Text(item, "type") == "reminderFailed").Select(item => Text(item, "contactId")).ToHashSet(StringComparer.Ordinal);
        var contacts = items
            .Where(item => Text(item, "type") == "reminderIntended" && !failed.Contains(Text(item, "contactId")))
            .GroupBy(item => Text(item, "contactId"), StringComparer.Ordinal)
            .Select(group => InstantPattern.ExtendedIso.Parse(Text(group.First(), "claimedAt")).Value)
            .Order()
            .ToList();
        foreach (var (messages, period) in rules.Caps)
        {
            for (var i = messages; i < contacts.Count; i++)
            {
                if (contacts[i] - contacts[i - messages] < period)
                {
                    yield return $"P6 {customerId}: more than {messages} messages in {period.TotalDays:0.#} days at {contacts[i]}";
                }
            }
        }

        foreach (var contact in contacts)
        {
            var local = contact.InZone(hours.Zone).LocalDateTime;
            var open = local.DayOfWeek switch
            {
                IsoDayOfWeek.Sunday => null,
                _ when hours.IsHoliday(local.Date) => null,
                IsoDayOfWeek.Saturday => rules.Saturdays,
                _ => rules.Weekdays,
            };
            if (open is not var (from, to) || local.TimeOfDay < from || local.TimeOfDay >= to)
            {
                yield return $"P6 {customerId}: contacted in quiet hours at {local}";
            }
        }
    }

    /// <summary>A field of a timeline's entry; empty where it has none.</summary>
    public static string Text(JsonObject item, string name) => item[name]?.GetValue<string>() ?? "";

    public static Instant At(JsonObject item) => InstantPattern.ExtendedIso.Parse(Text(item, "at")).Value;

    private static decimal Amount(JsonObject item) => decimal.Parse(Text(item, "amount"), CultureInfo.InvariantCulture);

    private static string StepKey(JsonObject item) => $"{item["round"]}/{item["step"]}";
}
