using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Hosting;
using Reminders.Application.Ledger;
using Reminders.Local.Running;
using Reminders.Local.Webhooks;

namespace Reminders.Local.Clocks;

/// <summary>Moves the virtual clock: every wake time and delivery on the way in order, everything at rest before time goes on.</summary>
public sealed class TimeLapse(VirtualClock clock, ILedger ledger, DueWork work, Courier courier) : IVirtualClock, IDisposable
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

            await courier.RunInOrder(cancellation);
            while (await Next(cancellation) is { } next && next <= to)
            {
                clock.MoveTo(next);
                await work.RunInOrder(cancellation);
                await courier.RunInOrder(cancellation);
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

    private async Task<Instant?> Next(CancellationToken cancellation)
    {
        var (wake, attempt) = (await ledger.NextWake(cancellation), await courier.NextDue(cancellation));
        return wake is null || attempt < wake ? attempt : wake;
    }
}
