using static Reminders.Domain.Calendars.CommonDays;
using static Reminders.Domain.Calendars.HolidayRule;

namespace Reminders.Domain.Calendars;

/// <summary>Source: Code du travail L3133-1. The further days of Alsace-Moselle and overseas are not here.</summary>
internal static class France
{
    public static readonly CountryCalendars Calendars = CountryCalendars.Of(
        "FR",
        NewYear,
        EasterMonday,
        LabourDay,
        new Fixed(5, 8, "Victory Day"),
        Ascension,
        WhitMonday,
        new Fixed(7, 14, "National Day"),
        Assumption,
        AllSaints,
        new Fixed(11, 11, "Armistice Day"),
        Christmas);
}
