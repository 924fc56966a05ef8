namespace Reminders.Functions.Tests.Events;

/// <summary>Time that is up when a test says so.</summary>
internal sealed class LateTime : TimeProvider, ITimer
{
    private TimerCallback? _callback;
    private object? _state;

    public void IsUp() => _callback!(_state);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        (_callback, _state) = (callback, state);
        return this;
    }

    public bool Change(TimeSpan dueTime, TimeSpan period) => true;

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
