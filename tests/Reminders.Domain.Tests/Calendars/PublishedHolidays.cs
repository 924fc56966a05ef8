using System.Globalization;
using System.Text.Json;
using NodaTime;
using Reminders.Tests;

namespace Reminders.Domain.Tests.Calendars;

/// <summary>Published days of one calendar: a JSON object from date to names, several names separated by "; ".</summary>
internal static class PublishedHolidays
{
    public const int FirstYear = 2015;
    public const int LastYear = 2035;

    private static readonly Dictionary<string, string> FileOf = new()
    {
        ["TARGET"] = "XECB", ["AT"] = "AT_COMMON", ["CH"] = "CH_COMMON", ["FR"] = "FR_COMMON",
        ["NL"] = "NL_COMMON", ["SE"] = "SE_COMMON", ["US"] = "US_COMMON",
    };

    public static IEnumerable<string> CalendarIds =>
        FileOf.Keys.Concat(HolidayCalendarsTests.States).Concat(HolidayCalendarsTests.Nations);

    public static IReadOnlyList<(LocalDate Date, string Name)> Of(string calendar)
    {
        var file = FileOf.GetValueOrDefault(calendar, calendar.Replace('-', '_'));
        var text = File.ReadAllText(SharedData.PathOf(Path.Combine("calendars", file + ".json")));
        return [..
            from day in JsonSerializer.Deserialize<Dictionary<string, string>>(text)!
            let date = LocalDate.FromDateOnly(DateOnly.ParseExact(day.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture))
            where date.Year is >= FirstYear and <= LastYear
            from name in day.Value.Split("; ")
            select (date, name)];
    }
}
