using NodaTime;
using Reminders.Domain.Calendars;

namespace Reminders.Domain.Contacts;

/// <summary>
/// When customers may be contacted, in their own zone and on their region's calendar: hours on weekdays, hours on Saturdays, never
/// on Sundays and public holidays. Everything else is quiet.
/// </summary>
public sealed record ContactHours(LocalTime WeekdayFrom, LocalTime WeekdayTo, LocalTime SaturdayFrom, LocalTime SaturdayTo)
{
    // Longer than any run of holidays: a calendar that never opens is a configuration error, not a reason to loop for ever.
    private const int DaysToLookAhead = 30;

    /// <summary>The same instant if it is inside contact hours, else the next opening.</summary>
    public Instant NextOpen(Instant from, DateTimeZone zone, HolidayCalendar calendar)
    {
        var today = LocalTimes.DateIn(from, zone);
        for (var days = 0; days <= DaysToLookAhead; days++)
        {
            var date = today.PlusDays(days);
            if (WindowOn(date, calendar) is not { } window)
            {
                continue;
            }

            var opens = LocalTimes.At(date, window.From, zone);
            var closes = LocalTimes.At(date, window.To, zone);
            if (from < closes)
            {
                return from > opens ? from : opens;
            }
        }

        throw new InvalidOperationException($"Calendar {calendar.Id} has no contact hours within {DaysToLookAhead} days.");
    }

    public bool IsOpen(Instant at, DateTimeZone zone, HolidayCalendar calendar) => NextOpen(at, zone, calendar) == at;

    private (LocalTime From, LocalTime To)? WindowOn(LocalDate date, HolidayCalendar calendar) => date.DayOfWeek switch
    {
        IsoDayOfWeek.Sunday => null,
        _ when calendar.IsHoliday(date) => null,
        IsoDayOfWeek.Saturday => (SaturdayFrom, SaturdayTo),
        _ => (WeekdayFrom, WeekdayTo),
    };
}
