using NodaTime;

namespace Reminders.Faults.Ports;

/// <summary>A process's own clock: the world's, a little off.</summary>
internal sealed class SkewedClock(Func<Instant> now, Duration off) : IClock
{
    public Instant GetCurrentInstant() => now() + off;
}
