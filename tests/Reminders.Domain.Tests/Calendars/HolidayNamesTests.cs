using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Calendars;

namespace Reminders.Domain.Tests.Calendars;

public sealed class HolidayNamesTests
{
    // Years with days that were or will be free once, and from before some of the days were introduced.
    private static readonly int[] Years = [1989, 2004, 2020, 2022, 2023, 2025, 2026, 2028];

    private static readonly LocalDatePattern MonthAndDay = LocalDatePattern.CreateWithInvariantCulture("MM-dd");

    [Fact]
    public void HolidaysOfEveryCalendar_AreCalledAsRecorded() => Recorded.Compare("Calendars/holidays.txt", HolidayCalendars.Ids.SelectMany(Of));

    private static IEnumerable<string> Of(string id) => Years.Select(year =>
    {
        var days = Enumerable.Range(0, 366).Select(new LocalDate(year, 1, 1).PlusDays).Where(date => date.Year == year);
        Assert.True(HolidayCalendars.TryGet(id, out var calendar));
        var named = days.Where(calendar.IsHoliday).Select(date => $"{MonthAndDay.Format(date)} {calendar.NameOf(date)}").DefaultIfEmpty("none");
        return $"{id} {year}: {string.Join(", ", named)}";
    });
}
