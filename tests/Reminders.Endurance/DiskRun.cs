using Reminders.Endurance.Checks;
using Reminders.Endurance.Load;
using Reminders.Endurance.Processes;

namespace Reminders.Endurance;

/// <summary>Lets the disk of the real process run full under load, gives it room again, and compares.</summary>
public sealed class DiskRun(SmallDisk disk, int seed)
{
    private const int Workers = 4;

    private const int Room = 256;

    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(120);

    public async Task<DiskReport> Run()
    {
        var data = Path.Combine(disk.Path, "data");
        var door = new Door();
        using var sink = new MailSink(TimeSpan.Zero);
        var key = DataFolders.Prepare(data, sink.Port);
        var workers = Enumerable.Range(0, Workers).Select(number => new Worker($"{number}", (seed * Workers) + number, data, new Caller(door, key))).ToList();
        using var process = ServedProcess.Serve(data, VirtualTime.Flowing);
        door.Open(await process.Address);
        using var stop = new CancellationTokenSource();
        var load = Task.WhenAll(workers.Select(worker => worker.Run(Pace.Unlimited, stop.Token)));

        await Until(() => workers.TrueForAll(worker => worker.Caller.Unavailable > 1));
        var health = await workers[0].Caller.Status("/health/ready");
        var before = workers.Sum(worker => worker.Answers);
        disk.Enlarge(Room);
        await Until(() => workers.Sum(worker => worker.Answers) > before + 100);
        await stop.CancelAsync();
        await load;

        // The clock stands still on the second process, so that what is compared does not move.
        door.Close();
        await process.Kill();
        using var second = ServedProcess.Serve(data, VirtualTime.Still);
        door.Open(await second.Address);
        var now = await VirtualTime.Settle(data, workers[0].Caller);
        List<Acknowledged> known = [.. workers.SelectMany(worker => worker.Acknowledged)];
        var comparison = new Comparison(workers[0].Caller);
        var there = await comparison.Acknowledgements(known, exactly: true);
        var promises = await comparison.Promises(known, sink.OperationIds, now);
        var report = new DiskReport(
            before, workers.Sum(worker => worker.Answers), workers.Sum(worker => worker.Caller.Unavailable), workers[0].Caller.LastUnavailable, health, [.. there.Breaches, .. promises.Breaches]);
        workers.ForEach(worker => worker.Dispose());
        return report;
    }

    private static async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(AtMost);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!holds())
        {
            await beat.WaitForNextTickAsync(patience.Token);
        }
    }
}

/// <summary>What a run with a full disk came to.</summary>
/// <param name="Before">Answers 2xx until the disk was full.</param>
/// <param name="Acknowledged">Answers 2xx in the end.</param>
/// <param name="Refused">Answers 503.</param>
/// <param name="Answer">What a refused caller was told.</param>
/// <param name="Health">What <c>/health/ready</c> said meanwhile.</param>
/// <param name="Breaches">What was not as promised, in words.</param>
public sealed record DiskReport(int Before, int Acknowledged, int Refused, string Answer, string Health, IReadOnlyCollection<string> Breaches);
