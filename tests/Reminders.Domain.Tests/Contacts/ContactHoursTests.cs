using NodaTime;
using Reminders.Domain.Calendars;
using Reminders.Domain.Contacts;

namespace Reminders.Domain.Tests.Contacts;

public sealed class ContactHoursTests
{
    private static readonly ContactHours Hours = new(
        new HourRange(new LocalTime(9, 0), new LocalTime(19, 0)), new HourRange(new LocalTime(10, 0), new LocalTime(16, 0)));

    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Theory]
    [InlineData("2026-06-16T10:30", "2026-06-16T10:30")] // a Tuesday morning
    [InlineData("2026-06-16T08:59", "2026-06-16T09:00")]
    [InlineData("2026-06-16T19:00", "2026-06-17T09:00")] // closed at the very hour
    [InlineData("2026-06-20T09:30", "2026-06-20T10:00")] // Saturday opens later
    [InlineData("2026-06-20T16:00", "2026-06-22T09:00")] // and Sunday not at all
    [InlineData("2026-12-24T19:30", "2026-12-28T09:00")] // two holidays and a Sunday
    [InlineData("2026-10-24T17:00", "2026-10-26T09:00")] // over the end of summer time
    public void NextOpening_IsWhenAPersonWouldNotMind(string from, string expected)
    {
        var parse = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-ddTHH:mm");
        var at = parse.Parse(from).Value.InZoneLeniently(Berlin).ToInstant();

        var open = Hours.NextOpen(at, Berlin, HolidayCalendars.For("DE", "BE"));

        Assert.Equal(expected, parse.Format(open.InZone(Berlin).LocalDateTime));
    }

    [Theory]
    [InlineData("2026-06-16T08:00", "2026-06-16T13:00")]
    [InlineData("2026-06-16T14:30", "2026-06-17T13:00")]
    [InlineData("2026-06-19T15:00", "2026-06-20T13:00")] // also on Saturdays, as long as both are open
    public void Window_NarrowsTheHoursDown(string from, string expected)
    {
        var parse = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-ddTHH:mm");
        var at = parse.Parse(from).Value.InZoneLeniently(Berlin).ToInstant();

        var open = Hours.NextOpen(at, Berlin, HolidayCalendars.For("DE", "BE"), new HourRange(new LocalTime(13, 0), new LocalTime(14, 30)));

        Assert.Equal(expected, parse.Format(open.InZone(Berlin).LocalDateTime));
    }

    [Theory]
    [InlineData(16)] // Saturday closes at the very hour
    [InlineData(17)]
    public void WindowAfterClosingTime_WaitsForADayThatIsOpenLonger(int from)
    {
        var friday = LocalTimes.At(new LocalDate(2026, 6, 19), new LocalTime(18, 30), Berlin);

        var open = Hours.NextOpen(friday, Berlin, HolidayCalendars.For("DE", "BE"), new HourRange(new LocalTime(from, 0), new LocalTime(18, 0)));

        Assert.Equal(LocalTimes.At(new LocalDate(2026, 6, 22), new LocalTime(from, 0), Berlin), open);
    }

    [Fact]
    public void NoSaturdayHours_WaitsForMonday()
    {
        var saturday = LocalTimes.At(new LocalDate(2026, 6, 20), new LocalTime(11, 0), Berlin);

        var open = (Hours with { Saturdays = null }).NextOpen(saturday, Berlin, HolidayCalendars.For("DE", "BE"));

        Assert.Equal(LocalTimes.At(new LocalDate(2026, 6, 22), new LocalTime(9, 0), Berlin), open);
    }

    [Fact]
    public void RegionalHoliday_IsQuietOnlyThere()
    {
        // 1 November 2027 is All Saints: a holiday in Bavaria, an ordinary Monday in Berlin.
        var morning = LocalTimes.At(new LocalDate(2027, 11, 1), new LocalTime(10, 0), Berlin);

        Assert.True(Hours.IsOpen(morning, Berlin, HolidayCalendars.For("DE", "BE")));
        Assert.False(Hours.IsOpen(morning, Berlin, HolidayCalendars.For("DE", "BY")));
    }
}
