using System.Collections.Frozen;

namespace Reminders.Domain.Calendars;

/// <summary>A country's own calendar and those of its regions that have days of their own.</summary>
internal sealed record CountryCalendars(string Country, HolidayCalendar National, FrozenDictionary<string, HolidayCalendar> Regions)
{
    public IEnumerable<HolidayCalendar> All => Regions.Values.Append(National);

    public static CountryCalendars Of(string country, params IEnumerable<HolidayRule> rules) =>
        new(country, new HolidayCalendar(country, rules), FrozenDictionary<string, HolidayCalendar>.Empty);

    /// <summary>Regions are listed with spaces between them; each has the national days and those of every line that names it.</summary>
    public static CountryCalendars Of(
        string country, string regions, IReadOnlyList<HolidayRule> national, IReadOnlyList<(string Regions, HolidayRule Rule)> regional) =>
        new(
            country,
            new HolidayCalendar(country, national),
            regions.Split(' ').ToFrozenDictionary(
                region => region,
                region => new HolidayCalendar(
                    $"{country}-{region}",
                    national.Concat(regional.Where(line => line.Regions.Split(' ').Contains(region)).Select(line => line.Rule))),
                StringComparer.OrdinalIgnoreCase));

    public HolidayCalendar For(string? region) =>
        region is not null && Regions.TryGetValue(region, out var regional) ? regional : National;
}
