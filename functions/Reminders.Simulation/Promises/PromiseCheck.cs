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
        var promises = new InvoicePromises(invoiceId, rules);
        return timeline.SelectMany(promises.Next);
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
}
