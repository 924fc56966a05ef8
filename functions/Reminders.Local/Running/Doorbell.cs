using System.Threading.Channels;
using Reminders.Application.Ledger;

namespace Reminders.Local.Running;

/// <summary>Wakes the runner. Many rings before it looks are one.</summary>
public sealed class Doorbell : IDoorbell
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public ValueTask Ring(StreamId stream, CancellationToken cancellation = default)
    {
        _rung.Writer.TryWrite(true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits for a ring, or until the time is over.</summary>
    public async Task Wait(TimeSpan atMost, TimeProvider real, CancellationToken cancellation)
    {
        // Not a timer of our own: one that fires while it is disposed of would find its source gone and take the process with it.
        using var time = new CancellationTokenSource(atMost, real);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        try
        {
            await _rung.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time is over.
        }
    }
}
