using Reminders.Endurance.Checks;
using Reminders.Endurance.Load;
using Reminders.Endurance.Processes;

namespace Reminders.Endurance;

/// <summary>
/// Kills the real process at random moments under load, starts it again, and compares at the end: also a backup that was taken in
/// between by the command line.
/// </summary>
public sealed class KillRun(int times, int seed, TextWriter progress)
{
    private const int Workers = 6;

    private static readonly TimeSpan Thinks = TimeSpan.FromMilliseconds(4);

    // So that messages get their share of what the process does.
    private const double RequestsASecond = 400;

    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(30);

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
        var workers = Enumerable.Range(0, Workers).Select(number => new Worker($"{number}", (seed * Workers) + number, data, new Caller(_door, key))).ToList();
        var pace = new Pace(RequestsASecond);
        using var stop = new CancellationTokenSource();
        var load = Task.WhenAll(workers.Select(worker => worker.Run(pace, stop.Token)));
        IReadOnlyList<Acknowledged> beforeCopy = [];
        for (var kill = 1; kill <= times; kill++)
        {
            using var process = ServedProcess.Serve(data, VirtualTime.Flowing);
            if (kill == (times / 2) + 1)
            {
                _door.Open(await process.Address);
                beforeCopy = Known(workers);
                await BackUp(data, copy);
            }

            await KillAtRandom(process, () => workers.Sum(worker => worker.Answers) + sink.Received);
            await progress.WriteLineAsync($"kill {kill}: {Known(workers).Sum(invoice => invoice.Count)} acknowledged, {sink.OperationIds.Count} messages");
            if (load.IsFaulted)
            {
                break;
            }
        }

        using var last = ServedProcess.Serve(data, VirtualTime.Still);
        _door.Open(await last.Address);
        await stop.CancelAsync();
        await load;
        var now = await VirtualTime.Settle(data, workers[0].Caller);
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

    // One in five while it is still starting; the others when some more has been taken in or sent, however fast the machine is.
    private async Task KillAtRandom(ServedProcess process, Func<int> done)
    {
        using var patience = new CancellationTokenSource(AtMost);
        if (_random.Next(5) == 0)
        {
            await Task.WhenAny(process.Address, Task.Delay(_random.Next(50, 1500)));
        }
        else
        {
            _door.Open(await process.Address);
            var enough = done() + _random.Next(1, 150);
            using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
            while (done() < enough && !patience.IsCancellationRequested)
            {
                await beat.WaitForNextTickAsync();
            }
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

    private async Task<Findings> Restored(string copy, IReadOnlyList<Acknowledged> known, Caller caller)
    {
        using var process = ServedProcess.Serve(copy, VirtualTime.Still);
        _door.Open(await process.Address);
        return await new Comparison(caller).Acknowledgements(known, exactly: false);
    }

    private static List<Acknowledged> Known(List<Worker> workers) => [.. workers.SelectMany(worker => worker.Acknowledged)];
}
