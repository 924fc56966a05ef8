using NodaTime;
using Reminders.Domain.Calendars;

namespace Reminders.Domain.Contacts;

/// <summary>Hours of one day, the end not included.</summary>
public readonly record struct HourRange(LocalTime From, LocalTime To)
{
    /// <summary>The hours that lie in both, or null.</summary>
    public HourRange? Within(HourRange other)
    {
        var both = new HourRange(LocalTime.Max(From, other.From), LocalTime.Min(To, other.To));
        return both.From < both.To ? both : null;
    }
}

/// <summary>
/// When customers may be contacted, in their own zone and on their region's calendar: hours on weekdays, hours on Saturdays (null:
/// none), never on Sundays and public holidays. Everything else is quiet.
/// </summary>
public sealed record ContactHours(HourRange Weekdays, HourRange? Saturdays)
{
    // Longer than any run of holidays: a calendar that never opens is a configuration error, not a reason to loop for ever.
    private const int DaysToLookAhead = 30;

    /// <summary>The same instant if it is inside contact hours, else the next opening.</summary>
    /// <param name="window">Hours that narrow these down; null: none.</param>
    public Instant NextOpen(Instant from, DateTimeZone zone, HolidayCalendar calendar, HourRange? window = null)
    {
        var today = LocalTimes.DateIn(from, zone);
        for (var days = 0; days <= DaysToLookAhead; days++)
        {
            var date = today.PlusDays(days);
            if (HoursOn(date, calendar) is not { } day || (window is { } narrow ? day.Within(narrow) : day) is not { } hours)
            {
                continue;
            }

            var opens = LocalTimes.At(date, hours.From, zone);
            var closes = LocalTimes.At(date, hours.To, zone);
            if (from < closes)
            {
                return from > opens ? from : opens;
            }
        }

        throw new InvalidOperationException($"Calendar {calendar.Id} has no contact hours within {DaysToLookAhead} days.");
    }

    public bool IsOpen(Instant at, DateTimeZone zone, HolidayCalendar calendar) => NextOpen(at, zone, calendar) == at;

    private HourRange? HoursOn(LocalDate date, HolidayCalendar calendar) => date.DayOfWeek switch
    {
        IsoDayOfWeek.Sunday => null,
        _ when calendar.IsHoliday(date) => null,
        IsoDayOfWeek.Saturday => Saturdays,
        _ => Weekdays,
    };
}
