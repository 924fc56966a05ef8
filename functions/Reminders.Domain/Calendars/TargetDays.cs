using static Reminders.Domain.Calendars.CommonDays;

namespace Reminders.Domain.Calendars;

/// <summary>Source: European Central Bank, TARGET long-term calendar of closing days (since 2000).</summary>
internal static class TargetDays
{
    public static readonly HolidayRule[] Rules =
        [NewYear, GoodFriday, EasterMonday, LabourDay, Christmas, SecondChristmasDay];
}
