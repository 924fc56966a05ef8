using static Reminders.Domain.Calendars.CommonDays;
using static Reminders.Domain.Calendars.HolidayRule;

namespace Reminders.Domain.Calendars;

/// <summary>Source: Arbeitsruhegesetz § 7. Good Friday is no public holiday there.</summary>
internal static class Austria
{
    public static readonly CountryCalendars Calendars = CountryCalendars.Of(
        "AT",
        NewYear,
        Epiphany,
        EasterMonday,
        LabourDay,
        Ascension,
        WhitMonday,
        CorpusChristi,
        Assumption,
        new Fixed(10, 26, "National Day"),
        AllSaints,
        ImmaculateConception,
        Christmas,
        SecondChristmasDay);
}
