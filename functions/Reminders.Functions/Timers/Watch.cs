using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Web.Measuring;

namespace Reminders.Functions.Timers;

/// <summary>Says how late the app is: the earliest wake time that has passed. Saying so at all says that it runs.</summary>
public sealed class Watch(ILedger ledger, IClock clock, Measures measures)
{
    public async Task Look(CancellationToken cancellation)
    {
        var next = await ledger.NextWake(cancellation);
        var overdue = next is { } wake ? clock.GetCurrentInstant() - wake : Duration.Zero;
        measures.Note(Measures.OldestOverdueWake, (long)Math.Max(0, overdue.TotalSeconds));
    }
}
