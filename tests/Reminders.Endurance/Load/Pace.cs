using System.Diagnostics;

namespace Reminders.Endurance.Load;

/// <summary>Spreads requests evenly over time. Who is late does not make up for it.</summary>
/// <param name="perSecond">How many, of all workers together.</param>
public sealed class Pace(double perSecond)
{
    private readonly Lock _turn = new();
    private readonly long _each = (long)(Stopwatch.Frequency / perSecond);
    private long _next = Stopwatch.GetTimestamp();

    /// <summary>As fast as it goes.</summary>
    public static Pace Unlimited { get; } = new(1_000_000);

    public Task Next(CancellationToken cancellation)
    {
        TimeSpan wait;
        lock (_turn)
        {
            var now = Stopwatch.GetTimestamp();
            _next = Math.Max(now, _next + _each);
            wait = Stopwatch.GetElapsedTime(now, _next);
        }

        return wait < TimeSpan.FromMilliseconds(1) ? Task.CompletedTask : Task.Delay(wait, cancellation);
    }
}
