using NodaTime;
using static Reminders.Domain.Calendars.CommonDays;
using static Reminders.Domain.Calendars.HolidayRule;

namespace Reminders.Domain.Calendars;

/// <summary>
/// Sources: the holiday laws of the states. A day that holds only in some municipalities counts where most people of the state
/// have it: Assumption Day in Bavaria (1,704 of 2,056 municipalities) does, Corpus Christi in Saxony and Thuringia does not.
/// </summary>
internal static class Germany
{
    private const string States = "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH";

    private static readonly HolidayRule Reformation = new Fixed(10, 31, "Reformation Day");
    private static readonly HolidayRule WomensDay = new Fixed(3, 8, "Women's Day");

    private static readonly HolidayRule[] Nationwide =
    [
        NewYear, GoodFriday, EasterMonday, LabourDay, Ascension, WhitMonday,
        new Fixed(10, 3, "German Unity Day") { From = 1990 },
        Reformation with { From = 2017, To = 2017 },
        Christmas, SecondChristmasDay,
    ];

    private static readonly (string States, HolidayRule Rule)[] ByState =
    [
        ("BW BY ST", Epiphany),
        ("BE", WomensDay with { From = 2019 }),
        ("MV", WomensDay with { From = 2023 }),
        ("BB", EasterSunday),
        ("BE", new OneOff(2020, 5, 8, "75 years of liberation")),
        ("BE", new OneOff(2025, 5, 8, "80 years of liberation")),
        ("BB", WhitSunday),
        ("BE", new OneOff(2028, 6, 17, "75 years of the uprising of 1953")),
        ("BW BY HE NW RP SL", CorpusChristi),
        ("BY SL", Assumption),
        ("TH", new Fixed(9, 20, "World Children's Day") { From = 2019 }),
        ("BB MV SN ST TH", Reformation),
        ("HB HH NI SH", Reformation with { From = 2018 }),
        ("BW BY NW RP SL", AllSaints),
        ("SN", new WeekdayFrom(11, 16, IsoDayOfWeek.Wednesday, "Repentance and Prayer Day")),
    ];

    public static readonly CountryCalendars Calendars = CountryCalendars.Of("DE", States, Nationwide, ByState);
}
