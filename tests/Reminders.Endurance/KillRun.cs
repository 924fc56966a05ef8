using NodaTime;
using NodaTime.Text;
using Reminders.Application.Access;
using Reminders.Endurance.Checks;
using Reminders.Endurance.Load;
using Reminders.Endurance.Processes;
using Reminders.Local.Clocks;
using Reminders.Local.Keys;

namespace Reminders.Endurance;

/// <summary>
/// Kills the real process at random moments under load, starts it again, and compares at the end. It runs on a virtual clock at half
/// a day a second, so that reminders fall due all the time and most kills fall between a claim and its outcome.
/// </summary>
public sealed class KillRun(int times, int seed, TextWriter progress)
{
    private const int Workers = 6;

    private const string From = "2026-06-01T05:00:00Z";

    private static readonly string[] Flowing = ["--clock", From, "--speed", "43200"];

    private static readonly string[] Still = ["--clock", From];

    private static readonly TimeSpan Thinks = TimeSpan.FromMilliseconds(4);

    private readonly Random _random = new(seed);
    private readonly Door _door = new();

    public async Task<KillReport> Run()
    {
        var folder = Directory.CreateTempSubdirectory("reminders-kill-");
        try
        {
            return await Run(Path.Combine(folder.FullName, "data"), Path.Combine(folder.FullName, "copy"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<KillReport> Run(string data, string copy)
    {
        using var sink = new MailSink(Thinks);
        var key = DataFolders.Prepare(data, sink.Port);
        var workers = Enumerable.Range(0, Workers).Select(number => new Worker(number, seed, data, new Caller(_door, key))).ToList();
        using var stop = new CancellationTokenSource();
        var load = Task.WhenAll(workers.Select(worker => worker.Run(TimeSpan.Zero, stop.Token)));
        IReadOnlyList<Acknowledged> beforeCopy = [];
        for (var kill = 1; kill <= times; kill++)
        {
            using var process = ServedProcess.Serve(data, Flowing);
            if (kill == (times / 2) + 1)
            {
                _door.Open(await process.Address);
                beforeCopy = Known(workers);
                await BackUp(data, copy);
            }

            await KillAtRandom(process);
            await progress.WriteLineAsync($"kill {kill}: {Known(workers).Sum(invoice => invoice.Count)} acknowledged, {sink.OperationIds.Count} messages");
            if (load.IsFaulted)
            {
                break;
            }
        }

        using var last = ServedProcess.Serve(data, Still);
        _door.Open(await last.Address);
        await stop.CancelAsync();
        await load;
        var now = await Settle(data, workers[0].Caller);
        var known = Known(workers);
        var comparison = new Comparison(workers[0].Caller);
        var there = await comparison.Acknowledgements(known, exactly: true);
        var promises = await comparison.Promises(known, sink.OperationIds, now);
        _door.Close();
        await last.Kill();
        var restored = await Restored(copy, beforeCopy, workers[0].Caller);
        workers.ForEach(worker => worker.Dispose());
        return new KillReport(times, there.Compared, sink.OperationIds.Count, restored.Compared, [.. there.Breaches, .. promises.Breaches, .. restored.Breaches]);
    }

    // One in five while it is still starting.
    private async Task KillAtRandom(ServedProcess process)
    {
        if (_random.Next(5) == 0)
        {
            await Task.WhenAny(process.Address, Task.Delay(_random.Next(50, 1500)));
        }
        else
        {
            _door.Open(await process.Address);
            await Task.Delay(_random.Next(20, 1200));
        }

        _door.Close();
        await process.Kill();
    }

    private static async Task BackUp(string data, string copy)
    {
        var (exit, said) = await ServedProcess.Run("backup", "--data", data, "--to", copy);
        if (exit != 0)
        {
            throw new InvalidOperationException($"backup answered {exit}: {said}");
        }
    }

    // Two days on, all that was under way has come to its end, and what fell due has been looked at.
    private static async Task<Instant> Settle(string data, Caller caller)
    {
        var to = VirtualClock.LastSeen(data)!.Value + Duration.FromDays(2);
        await caller.Say("/api/clock/advance", new { to = InstantPattern.ExtendedIso.Format(to) }, null);
        return to;
    }

    private async Task<Findings> Restored(string copy, IReadOnlyList<Acknowledged> known, Caller caller)
    {
        using var process = ServedProcess.Serve(copy, Still);
        _door.Open(await process.Address);
        return await new Comparison(caller).Acknowledgements(known, exactly: false);
    }

    private static List<Acknowledged> Known(List<Worker> workers) => [.. workers.SelectMany(worker => worker.Acknowledged)];
}
