using NodaTime;
using static Reminders.Domain.Calendars.CommonDays;
using static Reminders.Domain.Calendars.HolidayRule;

namespace Reminders.Domain.Calendars;

/// <summary>
/// Sources: lag 1989:253 for the holidays; lag 1930:173 § 2 for the three eves, which count like holidays for every term and
/// on which nearly nobody works. Sundays are holidays by name there; here a weekend is no business day without a name.
/// </summary>
internal static class Sweden
{
    public static readonly CountryCalendars Calendars = CountryCalendars.Of(
        "SE",
        NewYear,
        Epiphany,
        GoodFriday,
        EasterSunday,
        EasterMonday,
        LabourDay,
        Ascension,
        WhitSunday,
        new Fixed(6, 6, "National Day") { From = 2005 },
        new WeekdayFrom(6, 19, IsoDayOfWeek.Friday, "Midsummer Eve"),
        new WeekdayFrom(6, 20, IsoDayOfWeek.Saturday, "Midsummer Day"),
        new WeekdayFrom(10, 31, IsoDayOfWeek.Saturday, "All Saints' Day"),
        new Fixed(12, 24, "Christmas Eve"),
        Christmas,
        SecondChristmasDay,
        new Fixed(12, 31, "New Year's Eve"));
}
