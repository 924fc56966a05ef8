using NodaTime;
using static Reminders.Domain.Calendars.CommonDays;
using static Reminders.Domain.Calendars.HolidayRule;

namespace Reminders.Domain.Calendars;

/// <summary>Source: Banking and Financial Dealings Act 1971 with its proclamations, as listed at gov.uk/bank-holidays.</summary>
internal static class UnitedKingdom
{
    private const string All = "ENG WLS SCT NIR";

    private static readonly (string Nations, HolidayRule Rule)[] ByNation =
    [
        (All, NewYear with { Weekend = Weekend.AlsoNextFreeWeekday }),
        ("SCT", new Fixed(1, 2, "2nd January") { Weekend = Weekend.AlsoNextFreeWeekday }),
        ("NIR", new Fixed(3, 17, "St Patrick's Day") { Weekend = Weekend.AlsoNextFreeWeekday }),
        (All, GoodFriday),
        ("ENG WLS NIR", EasterMonday),
        (All, new NthWeekday(5, 1, IsoDayOfWeek.Monday, "Early May bank holiday") { NotIn = [2020] }),
        (All, new OneOff(2020, 5, 8, "Early May bank holiday (VE day)")),
        (All, new OneOff(2023, 5, 8, "Coronation of King Charles III")),
        (All, new NthWeekday(5, -1, IsoDayOfWeek.Monday, "Spring bank holiday") { NotIn = [2022] }),
        (All, new OneOff(2022, 6, 2, "Spring bank holiday")),
        (All, new OneOff(2022, 6, 3, "Platinum Jubilee bank holiday")),
        ("SCT", new OneOff(2026, 6, 15, "World Cup bank holiday")),
        ("NIR", new Fixed(7, 12, "Battle of the Boyne") { Weekend = Weekend.AlsoNextFreeWeekday }),
        ("SCT", new NthWeekday(8, 1, IsoDayOfWeek.Monday, "Summer bank holiday")),
        ("ENG WLS NIR", new NthWeekday(8, -1, IsoDayOfWeek.Monday, "Summer bank holiday")),
        (All, new OneOff(2022, 9, 19, "State Funeral of Queen Elizabeth II")),
        ("SCT", new Fixed(11, 30, "St Andrew's Day") { Weekend = Weekend.AlsoNextFreeWeekday }),
        (All, Christmas with { Weekend = Weekend.AlsoNextFreeWeekday }),
        (All, new Fixed(12, 26, "Boxing Day") { Weekend = Weekend.AlsoNextFreeWeekday }),
    ];

    public static readonly CountryCalendars Calendars = WithEnglandForAll(CountryCalendars.Of("GB", All, [], ByNation));

    private static CountryCalendars WithEnglandForAll(CountryCalendars nations) => nations with { National = nations.Regions["ENG"] };
}
