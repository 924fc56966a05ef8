using NodaTime;
using Reminders.Domain.Calendars;
using Reminders.Tests;
using static Reminders.Domain.Tests.Calendars.Given;

namespace Reminders.Domain.Tests.Calendars;

public class PublishedHolidaysTests
{
    private static readonly LocalDate[] Days =
        [.. DaysFrom(new LocalDate(PublishedHolidays.FirstYear, 1, 1), new LocalDate(PublishedHolidays.LastYear, 12, 31))];

    public static TheoryData<string> CalendarIds => [.. PublishedHolidays.CalendarIds];

    [SharedDataTheory("calendars")]
    [MemberData(nameof(CalendarIds))]
    public void Calendar_HasThePublishedDaysExceptListedDifferences(string id)
    {
        Assert.True(HolidayCalendars.TryGet(id, out var calendar));

        var published = PublishedHolidays.Of(id)
            .Where(day => !DeliberateDifference.Table.Any(difference => difference.Covers(id, day.Name)))
            .ToLookup(day => day.Date, day => day.Name);
        var missing = published.Where(day => !calendar.IsHoliday(day.Key)).Select(day => $"missing {day.Key:R} {day.First()}");
        var unknown = Days.Where(date => calendar.IsHoliday(date) && !published.Contains(date))
            .Select(date => $"unknown {date:R} {calendar.NameOf(date)}");

        Assert.Empty(missing.Concat(unknown));
    }

    [SharedDataFact("calendars")]
    public void ListedDifferences_AllOccur()
    {
        var published = PublishedHolidays.CalendarIds
            .SelectMany(id => PublishedHolidays.Of(id).Select(day => (Id: id, day.Name)))
            .ToHashSet();

        Assert.All(DeliberateDifference.Table, difference => Assert.Contains(published, day => difference.Covers(day.Id, day.Name)));
    }

    [SharedDataFact("calendars")]
    public void GermanyWithoutState_HasTheDaysThatAllStatesShare()
    {
        var shared = HolidayCalendarsTests.States
            .Select(id => PublishedHolidays.Of(id)
                .Where(day => !day.Name.EndsWith("Break", StringComparison.Ordinal))
                .Select(day => day.Date))
            .Aggregate((some, others) => some.Intersect(others));
        var germany = HolidayCalendars.For("DE", null);

        Assert.Equal(shared.Order(), Days.Where(germany.IsHoliday));
    }
}
