using Reminders.Application.Ledger;
using Reminders.Local.Running;

namespace Reminders.Local.Tests;

public sealed class DoorbellTests
{
    [Fact]
    public async Task TimerThatFiresAfterTheRing_TroublesNobody()
    {
        var bell = new Doorbell();
        var time = new TimersByHand();

        var waiting = bell.Wait(TimeSpan.FromMinutes(1), time, CancellationToken.None);
        await bell.Ring(StreamId.Invoice("main", "i-1"));
        await waiting;

        Assert.Null(Record.Exception(time.Fire));
    }

    [Fact]
    public async Task TimeOver_EndsTheWait()
    {
        var time = new TimersByHand();

        var waiting = new Doorbell().Wait(TimeSpan.FromMinutes(1), time, CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        time.Fire();

        await waiting;
    }

    [Fact]
    public async Task Stopped_SaysSo()
    {
        using var stop = new CancellationTokenSource();

        var waiting = new Doorbell().Wait(TimeSpan.FromMinutes(1), new TimersByHand(), stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private sealed class TimersByHand : TimeProvider
    {
        private Action _fire = () => { };

        public void Fire() => _fire();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _fire = () => callback(state);
            return new Timer();
        }

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
