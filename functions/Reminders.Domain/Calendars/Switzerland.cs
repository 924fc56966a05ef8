using NodaTime;
using static NodaTime.IsoDayOfWeek;
using static Reminders.Domain.Calendars.CommonDays;
using static Reminders.Domain.Calendars.HolidayRule;

namespace Reminders.Domain.Calendars;

/// <summary>
/// Four days are common to all cantons. The rest is a table to be edited, not the truth: cantons, districts and municipalities
/// decide, and sources disagree in half of the cantons. It was put together from public tables that go back to the Federal
/// Office of Justice's list of cantonal holidays and of days treated like them. A day counts where most people of the canton
/// have it off; half days do not count.
/// </summary>
internal static class Switzerland
{
    private const string Cantons = "AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH";

    private static readonly HolidayRule SecondOfJanuary = new Fixed(1, 2, "Berchtold's Day");
    private static readonly HolidayRule StephensDay = new Fixed(12, 26, "St Stephen's Day");

    private static readonly HolidayRule[] Common = [NewYear, Ascension, new Fixed(8, 1, "National Day"), Christmas];

    private static readonly (string Cantons, HolidayRule Rule)[] ByCanton =
    [
        ("AG BE FR GL JU LU NW OW SG SH SO TG VD VS ZG ZH", SecondOfJanuary),
        ("NE", SecondOfJanuary with { OnlyOn = [Monday] }),
        ("SZ TI UR", Epiphany),
        ("NE", new Fixed(3, 1, "Republic Day")),
        ("NW SZ TI UR VS", new Fixed(3, 19, "St Joseph's Day")),
        ("GL", new NthWeekday(4, 1, Thursday, "Battle of Näfels") { WeekLaterInHolyWeek = true }),
        ("AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG UR VD ZG ZH", GoodFriday),
        (Cantons, EasterMonday),
        ("AG BL BS JU NE SH TG TI ZH", LabourDay),
        (Cantons, WhitMonday),
        ("AG AI FR JU LU NW OW SO SZ TI UR VS ZG", CorpusChristi),
        ("JU", new Fixed(6, 23, "Independence Day")),
        ("TI", new Fixed(6, 29, "Sts Peter and Paul")),
        ("AG AI FR JU LU NW OW SO SZ TI UR VS ZG", Assumption),
        ("GE", new NthWeekday(9, 1, Sunday, "Genevan Fast", DaysAfter: 4)),
        ("VD", new NthWeekday(9, 3, Sunday, "Monday of the Federal Fast", DaysAfter: 1)),
        ("AI", new Fixed(9, 22, "St Maurice's Day")),
        ("OW", new Fixed(9, 25, "St Nicholas of Flüe")),
        ("AG AI FR GL JU LU NW OW SG SO SZ TI UR VS ZG", AllSaints),
        ("AG AI FR LU NW OW SZ TI UR VS ZG", ImmaculateConception),
        ("AG BE BL BS FR GL GR LU NW OW SG SH SO SZ TG TI VS ZG ZH", StephensDay),
        ("AI AR UR", StephensDay with { OnlyOn = [Monday, Wednesday, Thursday, Friday, Sunday] }),
        ("NE", StephensDay with { OnlyOn = [Monday] }),
        ("GE", new Fixed(12, 31, "Restoration Day")),
    ];

    public static readonly CountryCalendars Calendars = CountryCalendars.Of("CH", Cantons, Common, ByCanton);
}
