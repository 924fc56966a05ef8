using System.Globalization;
using NodaTime;
using Reminders.Domain.Calendars;

namespace Reminders.Web.Desk.Words;

/// <summary>Dates and times as people at the desk read them: in the creditor's zone, always with the weekday.</summary>
public sealed record DeskClock(DateTimeZone Zone, Instant Now)
{
    public LocalDate Today => LocalTimes.DateIn(Now, Zone);

    public static string Day(LocalDate date) => date.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    public LocalDate DateOf(Instant at) => LocalTimes.DateIn(at, Zone);

    public string Moment(Instant at) => at.InZone(Zone).ToString("ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>With the zone named, for sentences that somebody may act on.</summary>
    public string MomentInZone(Instant at) => $"{Moment(at)} ({Zone.Id})";

    /// <summary>An instant that something has to happen before; midnight is called the end of the day before it.</summary>
    public string Deadline(Instant at)
    {
        var local = at.InZone(Zone).LocalDateTime;
        return local.TimeOfDay == LocalTime.Midnight ? $"the end of {Day(local.Date.PlusDays(-1))}" : Moment(at);
    }

    public string Age(Instant since) => (Now - since) switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } span => Plural.Of((long)span.TotalMinutes, "minute") + " ago",
        { TotalDays: < 1 } span => Plural.Of((long)span.TotalHours, "hour") + " ago",
        var span => Plural.Of((long)span.TotalDays, "day") + " ago",
    };

    /// <summary>How far a due date is away: "5 days overdue", "due today", "in 3 days".</summary>
    public string Due(LocalDate due) => Period.DaysBetween(Today, due) switch
    {
        < 0 and var days => Plural.Of(-days, "day") + " overdue",
        0 => "due today",
        1 => "due tomorrow",
        var days => $"in {Plural.Of(days, "day")}",
    };
}
