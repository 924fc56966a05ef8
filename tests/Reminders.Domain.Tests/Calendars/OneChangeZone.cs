using NodaTime;
using NodaTime.TimeZones;

namespace Reminders.Domain.Tests.Calendars;

/// <summary>A zone whose clocks change once: from one offset to another, at an instant.</summary>
internal sealed class OneChangeZone(Instant change, Offset before, Offset after)
    : DateTimeZone("Test/OneChange", isFixed: false, Offset.Min(before, after), Offset.Max(before, after))
{
    public override ZoneInterval GetZoneInterval(Instant instant) =>
        instant < change
            ? new ZoneInterval("before", null, change, before, Offset.Zero)
            : new ZoneInterval("after", change, null, after, Offset.Zero);
}
