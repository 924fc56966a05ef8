using static Reminders.Domain.Calendars.HolidayRule;

namespace Reminders.Domain.Calendars;

/// <summary>Days that many tables share.</summary>
internal static class CommonDays
{
    public static readonly HolidayRule NewYear = new Fixed(1, 1, "New Year's Day");
    public static readonly HolidayRule Epiphany = new Fixed(1, 6, "Epiphany");
    public static readonly HolidayRule GoodFriday = new EasterOffset(-2, "Good Friday");
    public static readonly HolidayRule EasterSunday = new EasterOffset(0, "Easter Sunday");
    public static readonly HolidayRule EasterMonday = new EasterOffset(1, "Easter Monday");
    public static readonly HolidayRule LabourDay = new Fixed(5, 1, "Labour Day");
    public static readonly HolidayRule Ascension = new EasterOffset(39, "Ascension Day");
    public static readonly HolidayRule WhitSunday = new EasterOffset(49, "Whit Sunday");
    public static readonly HolidayRule WhitMonday = new EasterOffset(50, "Whit Monday");
    public static readonly HolidayRule CorpusChristi = new EasterOffset(60, "Corpus Christi");
    public static readonly HolidayRule Assumption = new Fixed(8, 15, "Assumption Day");
    public static readonly HolidayRule AllSaints = new Fixed(11, 1, "All Saints' Day");
    public static readonly HolidayRule ImmaculateConception = new Fixed(12, 8, "Immaculate Conception");
    public static readonly HolidayRule Christmas = new Fixed(12, 25, "Christmas Day");
    public static readonly HolidayRule SecondChristmasDay = new Fixed(12, 26, "Second Day of Christmas");
}
