using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Hosting;
using Reminders.Application.Ledger;
using Reminders.Local.Running;

namespace Reminders.Local.Clocks;

/// <summary>Moves the virtual clock: every wake time on the way in order, everything at rest before time goes on.</summary>
public sealed class TimeLapse(VirtualClock clock, ILedger ledger, DueWork work) : IVirtualClock, IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public async Task<bool> Advance(Instant to, CancellationToken cancellation = default)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (to < clock.GetCurrentInstant())
            {
                return false;
            }

            while (await ledger.NextWake(cancellation) is { } next && next <= to)
            {
                clock.MoveTo(next);
                await work.RunInOrder(cancellation);
            }

            clock.MoveTo(to);
            return true;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
