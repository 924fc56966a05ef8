using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Reminders.Domain.Calendars;

/// <summary>All calendars that come with Reminders, by id and by place.</summary>
public static class HolidayCalendars
{
    /// <summary>No holidays at all: Monday to Friday.</summary>
    public static HolidayCalendar None { get; } = new("NONE", []);

    /// <summary>The days on which euro payments between banks settle: T2, formerly TARGET2.</summary>
    public static HolidayCalendar Target { get; } = new("TARGET", TargetDays.Rules);

    private static readonly FrozenDictionary<string, CountryCalendars> ByCountry = new[]
    {
        Austria.Calendars, France.Calendars, Germany.Calendars, Netherlands.Calendars, Sweden.Calendars,
        Switzerland.Calendars, UnitedKingdom.Calendars, UnitedStates.Calendars,
    }.ToFrozenDictionary(country => country.Country, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, HolidayCalendar> ById = ByCountry.Values
        .SelectMany(country => country.All)
        .Concat([None, Target])
        .Distinct()
        .ToFrozenDictionary(calendar => calendar.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The ids of all calendars, in ordinal order.</summary>
    public static IReadOnlyCollection<string> Ids { get; } = [.. ById.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The calendar with this id ("DE-BY", "TARGET"), in any casing.</summary>
    public static bool TryGet(string id, [MaybeNullWhen(false)] out HolidayCalendar calendar) => ById.TryGetValue(id, out calendar);

    /// <summary>
    /// The calendar of a place: ISO 3166 country, and its subdivision without the country's prefix ("BY"). A region without
    /// days of its own has those of its country; the United Kingdom has none in common, so England's stand in; a country we
    /// have no rules for has <see cref="None"/>.
    /// </summary>
    public static HolidayCalendar For(string country, string? region) =>
        ByCountry.TryGetValue(country, out var calendars) ? calendars.For(region) : None;
}
