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
    /// <summary>P1, P2 and P4 of one invoice.</summary>
    public static IEnumerable<string> OfInvoice(string invoiceId, IReadOnlyList<JsonObject> timeline, DateTimeZone zone)
    {
        var promises = new InvoicePromises(invoiceId, zone);
        return timeline.SelectMany(promises.Next);
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
}
