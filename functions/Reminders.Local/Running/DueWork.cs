using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Web.Measuring;

namespace Reminders.Local.Running;

/// <summary>Looks at every stream whose time has come. A stream that cannot be looked at is put aside and does not hold up others.</summary>
public sealed class DueWork(ILedger ledger, CaseRunner runner, TroubleList troubles, IClock clock, Measures measures, ILogger<DueWork> log)
{
    private const int Batch = 256;

    // Enough looks at once that their appends share commits; more only wait for each other.
    private const int AtOnce = 64;

    private static readonly Duration TimeToPost = Duration.FromSeconds(1);

    private static readonly Duration PutAside = Duration.FromMinutes(15);

    /// <summary>One at a time, in order of (wake time, name), until nothing is due: what happens is the same every time.</summary>
    public async Task RunInOrder(CancellationToken cancellation = default)
    {
        while (await ledger.Due(clock.GetCurrentInstant(), Batch, cancellation) is { Count: > 0 } due)
        {
            foreach (var wake in due)
            {
                await Look(wake, cancellation);
            }
        }
    }

    /// <summary>Many at once, until nothing is due but payments that somebody is posting just now.</summary>
    public async Task RunTogether(CancellationToken cancellation = default)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        while ((await ledger.Due(clock.GetCurrentInstant(), Batch, cancellation)).Where(IsLeft).ToList() is { Count: > 0 } due)
        {
            await Parallel.ForEachAsync(due, options, async (wake, token) => await Look(wake, token));
        }
    }

    // A payment is due from the moment it is in until it is posted, which its sender's request does. One that is still there after
    // that was left.
    private bool IsLeft(DueWake wake) =>
        wake.Stream.Kind != StreamKind.Payment || wake.WakeAt + TimeToPost <= clock.GetCurrentInstant();

    private async Task Look(DueWake wake, CancellationToken cancellation)
    {
        try
        {
            await runner.Look(wake.Stream, cancellation);
            troubles.Clear(wake.Stream);
            await MakeSureItMoved(wake, cancellation);
        }
        catch (Exception failure) when (failure is not (LedgerUnavailableException or OperationCanceledException))
        {
            log.LogError(failure, "{Stream} cannot be looked at and is put aside", wake.Stream.Name);
            if (failure is UnreadableStreamException)
            {
                measures.Warn(Measures.StreamsUnreadable, 1, wake.Stream.Kind.ToString());
            }

            troubles.Add(wake.Stream, failure.Message);
            await SetAside(wake.Stream, cancellation);
        }
    }

    // A stream that is still due at the same instant after a look would spin: it waits for the next sweep instead.
    private async Task MakeSureItMoved(DueWake wake, CancellationToken cancellation)
    {
        var head = (await ledger.Read(wake.Stream, int.MaxValue, cancellation)).Head;
        if (head.WakeAt == wake.WakeAt)
        {
            log.LogWarning("{Stream} did not come to rest and is put aside", wake.Stream.Name);
            await SetAside(wake.Stream, cancellation);
        }
    }

    private async Task SetAside(StreamId stream, CancellationToken cancellation)
    {
        var head = (await ledger.Read(stream, int.MaxValue, cancellation)).Head;
        await ledger.SetWake(stream, head, clock.GetCurrentInstant() + PutAside, cancellation);
    }
}
