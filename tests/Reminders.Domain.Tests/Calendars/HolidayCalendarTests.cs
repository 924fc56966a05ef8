using NodaTime;
using Reminders.Domain.Calendars;
using static Reminders.Domain.Tests.Calendars.Given;

namespace Reminders.Domain.Tests.Calendars;

public class HolidayCalendarTests
{
    [Theory]
    [InlineData("GB-ENG", "2021-12-25", "Christmas Day")]
    [InlineData("GB-ENG", "2021-12-26", "Boxing Day")]
    [InlineData("GB-ENG", "2021-12-27", "Christmas Day (substitute day)")]
    [InlineData("GB-ENG", "2021-12-28", "Boxing Day (substitute day)")]
    [InlineData("GB-ENG", "2022-12-26", "Boxing Day")]
    [InlineData("GB-ENG", "2022-12-27", "Christmas Day (substitute day)")]
    [InlineData("GB-SCT", "2023-01-03", "New Year's Day (substitute day)")]
    [InlineData("US", "2021-12-31", "New Year's Day (substitute day)")]
    [InlineData("US", "2026-07-03", "Independence Day (substitute day)")]
    [InlineData("US", "2027-07-05", "Independence Day (substitute day)")]
    [InlineData("NL", "2025-04-26", "King's Day")]
    public void HolidayOnAWeekend_FollowsTheLaw(string id, string date, string name) => Assert.Equal(name, Calendar(id).NameOf(Date(date)));

    [Theory]
    [InlineData("GB-ENG", "2020-05-04")]
    [InlineData("GB-ENG", "2022-05-30")]
    [InlineData("US", "2020-06-19")]
    [InlineData("DE-HH", "2016-10-31")]
    [InlineData("CH-ZH", "2027-12-27")]
    public void DayThatWasMovedOrCameLater_IsABusinessDay(string id, string date)
    {
        Assert.Null(Calendar(id).NameOf(Date(date)));
        Assert.True(Calendar(id).IsBusinessDay(Date(date)));
    }

    [Theory]
    [InlineData("DE", "2026-10-03", true)]
    [InlineData("DE", "2026-10-04", false)]
    [InlineData("NL", "2025-04-27", false)]
    public void WeekendDay_IsAHolidayOnlyByLawButNeverABusinessDay(string id, string date, bool isHoliday)
    {
        Assert.Equal(isHoliday, Calendar(id).IsHoliday(Date(date)));
        Assert.False(Calendar(id).IsBusinessDay(Date(date)));
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void DateFarAway_IsAnswered(string date) => Assert.False(Calendar("US").IsHoliday(Date(date)));

    [Fact]
    public void YearsThatShareASlot_AreNotMixedUp()
    {
        var berlin = Calendar("DE-BE");
        Assert.True(berlin.IsHoliday(new LocalDate(2020, 5, 8)));
        Assert.False(berlin.IsHoliday(new LocalDate(2084, 5, 8)));
        Assert.True(berlin.IsHoliday(new LocalDate(2020, 5, 8)));
    }

    [Fact]
    public void ManyThreads_GetTheSameAnswers()
    {
        var dates = Enumerable.Range(0, 4000).Select(weeks => new LocalDate(1990, 1, 1).PlusWeeks(weeks)).ToArray();
        var alone = dates.Select(Calendar("GB-SCT").NameOf).ToArray();

        Parallel.For(0, 8, _ => Assert.Equal(alone, dates.Select(Calendar("GB-SCT").NameOf)));
    }

    [Fact]
    public void AskingAgain_AllocatesNothing()
    {
        var calendar = Calendar("DE-BY");
        var date = new LocalDate(2026, 12, 24);
        _ = calendar.AddBusinessDays(date, 5);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _ = HolidayCalendars.For("DE", "BY").AddBusinessDays(date, 5);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
