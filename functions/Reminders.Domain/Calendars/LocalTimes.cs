using NodaTime;
using NodaTime.TimeZones;

namespace Reminders.Domain.Calendars;

/// <summary>The rules by which a wall-clock time in a zone becomes an instant, and back.</summary>
public static class LocalTimes
{
    /// <summary>
    /// A time that a clock change skips is moved forward by the length of the gap (02:30 becomes 03:30), so that nothing happens
    /// earlier than planned; a time that a clock change repeats is taken the first time, so that nothing happens twice.
    /// </summary>
    public static ZoneLocalMappingResolver GapForwardOverlapFirst { get; } =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    /// <summary>The instant of a wall-clock time on a date, by <see cref="GapForwardOverlapFirst"/>.</summary>
    public static Instant At(LocalDate date, LocalTime time, DateTimeZone zone) =>
        date.At(time).InZone(zone, GapForwardOverlapFirst).ToInstant();

    /// <summary>The date on a calendar that hangs on a wall in the zone.</summary>
    public static LocalDate DateIn(Instant instant, DateTimeZone zone) => instant.InZone(zone).Date;
}
