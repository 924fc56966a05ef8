using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Tables;

/// <summary>Setting wake times and ringing: the head moves, no event is written.</summary>
internal sealed class Moving(StreamTable streams, Wakes wakes, Appending appending)
{
    public Task<bool> SetWake(StreamId stream, Head head, Instant? wakeAt, CancellationToken cancellation) => Move(
        stream,
        found => (found.Version, found.Rings) == (head.Version, head.Rings) ? found with { WakeAt = wakeAt } : null,
        cancellation);

    /// <summary>A ring whose answer is lost may count twice, which only makes its reader look once more.</summary>
    public Task<bool> Ring(StreamId stream, Instant at, CancellationToken cancellation) => Move(
        stream,
        found => found with { WakeAt = found.WakeAt < at ? found.WakeAt : at, Rings = found.Rings + 1 },
        cancellation);

    private async Task<bool> Move(StreamId stream, Func<Head, Head?> change, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var before = await streams.Head(stream, cancellation);
            if (before.AsRead is null || change(before.Head) is not { } wanted)
            {
                return false;
            }

            var next = before.Next(wanted);
            await wakes.Put(stream, before, next, cancellation);
            cancellation.ThrowIfCancellationRequested();
            if (await streams.Move(stream, next))
            {
                await appending.Follow(stream, before, next);
                return true;
            }
        }
    }
}
