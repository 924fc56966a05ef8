using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Reminders.Domain.Calendars;
using static Reminders.Domain.Tests.Calendars.Given;

namespace Reminders.Domain.Tests.Calendars;

public class BusinessDayTests
{
    private static readonly string[] Ids = [.. HolidayCalendars.Ids];

    private static readonly Arbitrary<(HolidayCalendar Calendar, LocalDate Date, int Days)> Cases = (
        from id in Gen.Elements(Ids)
        from day in Gen.Choose(0, 21 * 365)
        from days in Gen.Choose(1, 300)
        select (Calendar(id), new LocalDate(2015, 1, 1).PlusDays(day), days)).ToArbitrary();

    [Theory]
    [InlineData(0, "2026-04-07")]
    [InlineData(1, "2026-04-07")]
    [InlineData(2, "2026-04-08")]
    [InlineData(-1, "2026-04-02")]
    [InlineData(-2, "2026-04-01")]
    public void DaysFromGoodFriday_SkipTheEasterWeekend(int days, string expected) =>
        Assert.Equal(expected, Calendar("DE").AddBusinessDays(new LocalDate(2026, 4, 3), days).ToString("R", null));

    [Theory]
    [InlineData(0, "2026-04-09")]
    [InlineData(1, "2026-04-10")]
    [InlineData(2, "2026-04-13")]
    [InlineData(-1, "2026-04-08")]
    public void DaysFromABusinessDay_CountTheOthers(int days, string expected) =>
        Assert.Equal(expected, Calendar("DE").AddBusinessDays(new LocalDate(2026, 4, 9), days).ToString("R", null));

    [Fact]
    public void AnyNumberOfDays_EndsOnABusinessDay() =>
        Check((calendar, date, days) =>
            calendar.IsBusinessDay(calendar.AddBusinessDays(date, days)) &&
            calendar.IsBusinessDay(calendar.AddBusinessDays(date, -days)) &&
            calendar.IsBusinessDay(calendar.AddBusinessDays(date, 0)));

    [Fact]
    public void SoManyDays_AreSoManyBusinessDaysApart() =>
        Check((calendar, date, days) =>
            DaysFrom(date.PlusDays(1), calendar.AddBusinessDays(date, days)).Count(calendar.IsBusinessDay) == days &&
            DaysFrom(calendar.AddBusinessDays(date, -days), date.PlusDays(-1)).Count(calendar.IsBusinessDay) == days);

    [Fact]
    public void NoDays_IsTheFirstBusinessDayFromTheDateOn() =>
        Check((calendar, date, _) =>
            DaysFrom(date, calendar.AddBusinessDays(date, 0)).Count(calendar.IsBusinessDay) == 1);

    [Fact]
    public void ThereAndBack_FromABusinessDay_ArrivesWhereItBegan() =>
        Check((calendar, date, days) =>
        {
            var start = calendar.AddBusinessDays(date, 0);
            return calendar.AddBusinessDays(calendar.AddBusinessDays(start, days), -days) == start &&
                calendar.AddBusinessDays(calendar.AddBusinessDays(start, -days), days) == start;
        });

    [Fact]
    public void TwoSteps_GoAsFarAsOne() =>
        Check((calendar, date, days) =>
            calendar.AddBusinessDays(calendar.AddBusinessDays(date, days), 7) == calendar.AddBusinessDays(date, days + 7) &&
            calendar.AddBusinessDays(calendar.AddBusinessDays(date, -days), -7) == calendar.AddBusinessDays(date, -days - 7));

    [Fact]
    public void LaterDate_NeverEndsEarlier() =>
        Check((calendar, date, days) =>
            calendar.AddBusinessDays(date, days) <= calendar.AddBusinessDays(date.PlusDays(1), days) &&
            calendar.AddBusinessDays(date, -days) <= calendar.AddBusinessDays(date.PlusDays(1), -days));

    [Fact]
    public void HolidayAndName_GoTogether() =>
        Check((calendar, date, _) => calendar.IsHoliday(date) == calendar.NameOf(date) is not null);

    private static void Check(Func<HolidayCalendar, LocalDate, int, bool> property) =>
        Prop.ForAll(Cases, given => property(given.Calendar, given.Date, given.Days)).QuickCheckThrowOnFailure();
}
