using static Reminders.Domain.Calendars.CommonDays;
using static Reminders.Domain.Calendars.HolidayRule;

namespace Reminders.Domain.Calendars;

/// <summary>
/// Source: Algemene termijnenwet art. 3, which decides when a term ends: 5 May counts every year and Good Friday like a
/// holiday, though not everybody has them off. Days that a decree adds for single years are not here.
/// </summary>
internal static class Netherlands
{
    public static readonly CountryCalendars Calendars = CountryCalendars.Of(
        "NL",
        NewYear,
        GoodFriday,
        EasterSunday,
        EasterMonday,
        new Fixed(4, 27, "King's Day") { From = 2014, Weekend = Weekend.SundayMovesToSaturday },
        new Fixed(5, 5, "Liberation Day"),
        Ascension,
        WhitSunday,
        WhitMonday,
        Christmas,
        SecondChristmasDay);
}
