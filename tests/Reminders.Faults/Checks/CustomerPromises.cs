using System.Text.Json.Nodes;
using NodaTime;
using Reminders.Domain.Calendars;
using Reminders.Tests;

namespace Reminders.Faults.Checks;

/// <summary>
/// P6 of one customer, from their events alone: at each claim the budget of the shipped policy, the hours of the shipped policy where
/// the customer lives then, and what they told us.
/// </summary>
internal sealed class CustomerPromises(string customerId)
{
    private static readonly (int Messages, int Days)[] Caps = [(1, 2), (2, 7), (4, 30)];

    // A message may be on its way for so long when quiet hours begin.
    private static readonly Duration Moment = Duration.FromSeconds(60);

    private readonly Dictionary<string, Instant> _counted = [];
    private readonly HashSet<string> _optedOut = [];
    private readonly HashSet<string> _complaints = [];
    private string? _zone;
    private string? _country;

    /// <summary>Claims and when they were made, by contact.</summary>
    public Dictionary<string, Instant> Claims { get; } = [];

    public IEnumerable<string> Next(JsonObject item)
    {
        var contact = PromiseCheck.Text(item, "contactId");
        switch (PromiseCheck.Text(item, "type"))
        {
            case "customerProfileChanged":
                (_zone, _country) = (item["timeZone"]?.GetValue<string>(), item["country"]?.GetValue<string>());
                return [];
            case "contactClaimed":
                return Claimed(contact, PromiseCheck.At(item), PromiseCheck.Text(item, "channel"));
            case "contactReleased" or "reminderFailed":
                _counted.Remove(contact);
                return [];
            case "optedOut":
                _optedOut.UnionWith(item["channel"] is { } channel ? [channel.GetValue<string>()] : ["email", "sms"]);
                return [];
            case "taskOpened" when PromiseCheck.Text(item, "kind") == "complaint":
                _complaints.Add(PromiseCheck.Text(item, "taskId"));
                return [];
            case "taskCompleted":
                _complaints.Remove(PromiseCheck.Text(item, "taskId"));
                return [];
            default:
                return [];
        }
    }

    private IEnumerable<string> Claimed(string contact, Instant at, string channel)
    {
        foreach (var (messages, days) in Caps)
        {
            if (_counted.Values.Count(earlier => earlier > at - Duration.FromDays(days)) >= messages)
            {
                yield return $"P6 {customerId}: more than {messages} messages in {days} days at {at}";
            }
        }

        if (_optedOut.Contains(channel) || _complaints.Count > 0)
        {
            yield return $"P6 {customerId}: claimed {channel} at {at} although they opted out or complained";
        }

        var zone = _zone is not null ? DateTimeZoneProviders.Tzdb[_zone]
            : DateTimeZoneProviders.Tzdb[_country switch { "US" => "America/New_York", "GB" => "Europe/London", _ => "Europe/Berlin" }];
        if (IsQuiet(at, zone) && IsQuiet(at - Moment, zone))
        {
            yield return $"P6 {customerId}: contacted in quiet hours at {at.InZone(zone)}";
        }

        _counted[contact] = Claims[contact] = at;
    }

    private bool IsQuiet(Instant at, DateTimeZone zone)
    {
        var local = at.InZone(zone).LocalDateTime;
        var (from, to) = local.DayOfWeek switch
        {
            IsoDayOfWeek.Sunday => (24, 0),
            IsoDayOfWeek.Saturday => (10, 16),
            _ => (9, 19),
        };
        return HolidayCalendars.For(_country ?? "DE", null).IsHoliday(local.Date) || local.Hour < from || local.Hour >= to;
    }
}
