using Microsoft.Extensions.Logging;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;

namespace Reminders.Functions.Rings;

/// <summary>
/// Rings every case whose wake time has passed: whatever was lost (a ring, a start, a whole task hub) is found here. Payments and
/// customers that stopped half-way are looked at directly. A run takes a limited number and a limited time; the next one goes on.
/// </summary>
public sealed class Sweep(ILedger ledger, CaseRunner runner, IDoorbell doorbell, IClock clock, ILogger<Sweep> log)
{
    /// <summary>Rings of one run. The oldest come first, so a backlog drains run by run instead of flooding the backend.</summary>
    public const int MaxRings = 5000;

    // Well below the host's own limit, which would take the whole process down.
    private static readonly Duration Longest = Duration.FromMinutes(5);

    // An orchestration that is at work on its case needs a moment before its wake time moves.
    private static readonly Duration Grace = Duration.FromMinutes(5);

    // A stream that cannot be looked at comes up again later instead of hiding the others behind it.
    private static readonly Duration PutAside = Duration.FromHours(1);

    /// <summary>How many streams were overdue.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var started = clock.GetCurrentInstant();
        var due = await ledger.Due(started - Grace, MaxRings, cancellation);
        foreach (var (index, wake) in due.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            if (clock.GetCurrentInstant() - started > Longest)
            {
                log.LogWarning("{Left} of {Overdue} overdue streams are left to the next run", due.Count - index, due.Count);
                break;
            }

            await Look(wake.Stream, cancellation);
        }

        return due.Count;
    }

    private async Task Look(StreamId stream, CancellationToken cancellation)
    {
        try
        {
            if (stream.Kind == StreamKind.Invoice)
            {
                await doorbell.Ring(stream, cancellation);
            }
            else
            {
                await runner.Look(stream, cancellation);
            }
        }
        catch (Exception failure) when (failure is not (LedgerUnavailableException or OperationCanceledException))
        {
            log.LogError(failure, "{Stream} cannot be looked at and is put aside", stream.Name);
            var head = (await ledger.Read(stream, int.MaxValue, cancellation)).Head;
            await ledger.SetWake(stream, head, clock.GetCurrentInstant() + PutAside, cancellation);
        }
    }
}
