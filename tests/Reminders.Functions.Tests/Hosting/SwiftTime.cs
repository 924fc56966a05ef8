using System.Collections.Concurrent;

namespace Reminders.Functions.Tests.Hosting;

/// <summary>Waits are over at once, and remembered.</summary>
internal sealed class SwiftTime : TimeProvider
{
    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
