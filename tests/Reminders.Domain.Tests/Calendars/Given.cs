using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Calendars;

namespace Reminders.Domain.Tests.Calendars;

internal static class Given
{
    public static HolidayCalendar Calendar(string id) =>
        HolidayCalendars.TryGet(id, out var calendar) ? calendar : throw new ArgumentException($"There is no calendar '{id}'.", nameof(id));

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static IEnumerable<LocalDate> DaysFrom(LocalDate first, LocalDate last)
    {
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            yield return date;
        }
    }
}
