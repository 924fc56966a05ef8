using NodaTime;
using Reminders.Domain.Calendars;
using static Reminders.Domain.Tests.Calendars.Given;

namespace Reminders.Domain.Tests.Calendars;

public class SwissCantonsTests
{
    [Fact]
    public void EveryCanton_HasTheNationalDays() =>
        Assert.All(HolidayCalendarsTests.Cantons, canton => Assert.All(
            DaysFrom(new LocalDate(2015, 1, 1), new LocalDate(2035, 12, 31)).Where(HolidayCalendars.For("CH", null).IsHoliday),
            date => Assert.True(Calendar(canton).IsHoliday(date))));

    [Theory]
    [InlineData("2023-04-13", "moved out of Holy Week")]
    [InlineData("2024-04-04", "the first Thursday in April")]
    [InlineData("2026-04-09", "moved out of Holy Week")]
    public void BattleOfNaefels_GivesWayToHolyWeek(string date, string why)
    {
        Assert.True(Calendar("CH-GL").NameOf(Date(date)) == "Battle of Näfels", why);
        Assert.False(Calendar("CH-GL").IsHoliday(Date(date).PlusWeeks(-1)), why);
    }

    [Theory]
    [InlineData("CH-UR", "2023-12-26", false)]
    [InlineData("CH-UR", "2024-12-26", true)]
    [InlineData("CH-NE", "2022-12-26", true)]
    [InlineData("CH-NE", "2023-01-02", true)]
    [InlineData("CH-NE", "2024-01-02", false)]
    [InlineData("CH-GE", "2025-09-11", true)]
    [InlineData("CH-VD", "2025-09-22", true)]
    [InlineData("CH-ZH", "2025-05-01", true)]
    [InlineData("CH-TI", "2025-04-18", false)]
    public void CantonalPeculiarity_IsKept(string canton, string date, bool expected) =>
        Assert.Equal(expected, Calendar(canton).IsHoliday(Date(date)));
}
