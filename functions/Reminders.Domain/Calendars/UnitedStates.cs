using NodaTime;
using static Reminders.Domain.Calendars.CommonDays;
using static Reminders.Domain.Calendars.HolidayRule;

namespace Reminders.Domain.Calendars;

/// <summary>
/// Source: 5 U.S.C. 6103, the federal holidays. Banks stay open on the Friday before a Saturday holiday, federal offices do
/// not; waiting a day is the softer reading. Closings by executive order are no holidays: banks and people work.
/// </summary>
internal static class UnitedStates
{
    public static readonly CountryCalendars Calendars = CountryCalendars.Of(
        "US",
        NewYear with { Weekend = Weekend.AlsoNearestWeekday },
        new NthWeekday(1, 3, IsoDayOfWeek.Monday, "Birthday of Martin Luther King, Jr."),
        new NthWeekday(2, 3, IsoDayOfWeek.Monday, "Washington's Birthday"),
        new NthWeekday(5, -1, IsoDayOfWeek.Monday, "Memorial Day"),
        new Fixed(6, 19, "Juneteenth") { From = 2021, Weekend = Weekend.AlsoNearestWeekday },
        new Fixed(7, 4, "Independence Day") { Weekend = Weekend.AlsoNearestWeekday },
        new NthWeekday(9, 1, IsoDayOfWeek.Monday, "Labor Day"),
        new NthWeekday(10, 2, IsoDayOfWeek.Monday, "Columbus Day"),
        new Fixed(11, 11, "Veterans Day") { Weekend = Weekend.AlsoNearestWeekday },
        new NthWeekday(11, 4, IsoDayOfWeek.Thursday, "Thanksgiving Day"),
        Christmas with { Weekend = Weekend.AlsoNearestWeekday });
}
