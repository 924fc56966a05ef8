using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;

namespace Reminders.Domain.Decisions;

/// <summary>A customer's zone: the one they gave, else the principal zone of their country in the IANA list.</summary>
public static class CustomerZones
{
    private static readonly FrozenDictionary<string, string> ByCountry = (TzdbDateTimeZoneSource.Default.ZoneLocations ?? [])
        .GroupBy(location => location.CountryCode)
        .ToFrozenDictionary(group => group.Key, group => group.First().ZoneId);

    public static DateTimeZone? Of(string? zone, string? country)
    {
        if (zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is { } given)
        {
            return given;
        }

        return country is not null && ByCountry.TryGetValue(country, out var id) ? DateTimeZoneProviders.Tzdb[id] : null;
    }
}
