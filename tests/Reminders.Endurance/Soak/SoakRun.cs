using System.Diagnostics;
using Reminders.Endurance.Load;
using Reminders.Endurance.Processes;

namespace Reminders.Endurance.Soak;

/// <summary>
/// Keeps the real process busy at half of what it takes at most, and writes down each minute what it uses. On the real clock, so what
/// runs is what runs in production; messages leave when it is contact hours in Berlin.
/// </summary>
public sealed class SoakRun(TimeSpan length, TimeSpan calibration, TimeSpan every, int seed, TextWriter progress)
{
    private const int Workers = 8;

    private const double Megabyte = 1024 * 1024;

    public async Task<SoakReport> Run()
    {
        var folder = Directory.CreateTempSubdirectory("reminders-soak-");
        try
        {
            return await Run(Path.Combine(folder.FullName, "data"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<SoakReport> Run(string data)
    {
        var door = new Door();
        using var sink = new MailSink(TimeSpan.Zero);
        var key = DataFolders.Prepare(data, sink.Port);
        using var process = ServedProcess.Serve(data);
        door.Open(await process.Address);
        var most = await Most(data, door, key);
        await progress.WriteLineAsync(FormattableString.Invariant($"at most {most:F0} answers a second; going on at {most / 2:F0}"));
        await progress.WriteLineAsync(Sample.Head);

        var workers = NewWorkers(data, door, key, "s");
        var pace = new Pace(most / 2);
        using var stop = new CancellationTokenSource();
        using var caller = new Caller(door, key);
        var probe = new Probe(caller);
        var load = Task.WhenAll([.. workers.Select(worker => worker.Run(pace, stop.Token)), probe.Run(stop.Token)]);
        var samples = new List<Sample>();
        var (answers, messages) = (0, 0);
        using var beat = new PeriodicTimer(every);
        for (var minute = 1; every * minute <= length && !load.IsCompleted; minute++)
        {
            await beat.WaitForNextTickAsync();
            var (answersNow, messagesNow) = (workers.Sum(worker => worker.Answers), sink.Received);
            var sample = new Sample(
                minute, answersNow - answers, messagesNow - messages, process.WorkingSet / Megabyte, SizeOf(data, "reminders.db-wal"), SizeOf(data, "reminders.db"), probe.TakeP99());
            (answers, messages) = (answersNow, messagesNow);
            samples.Add(sample);
            await progress.WriteLineAsync(sample.ToString());
        }

        await stop.CancelAsync();
        await load;
        workers.ForEach(worker => worker.Dispose());
        return new SoakReport(most, samples, [.. Flatness.Breaches(samples)]);
    }

    private async Task<double> Most(string data, Door door, string key)
    {
        var workers = NewWorkers(data, door, key, "m");
        using var stop = new CancellationTokenSource(calibration);
        var since = Stopwatch.GetTimestamp();
        await Task.WhenAll(workers.Select(worker => worker.Run(Pace.Unlimited, stop.Token)));
        var rate = workers.Sum(worker => worker.Answers) / Stopwatch.GetElapsedTime(since).TotalSeconds;
        workers.ForEach(worker => worker.Dispose());
        return rate;
    }

    private List<Worker> NewWorkers(string data, Door door, string key, string name) =>
        [.. Enumerable.Range(0, Workers).Select(number => new Worker($"{name}{number}", seed + number, data, new Caller(door, key)))];

    private static double SizeOf(string data, string file) => new FileInfo(Path.Combine(data, file)) is { Exists: true } found ? found.Length / Megabyte : 0;
}

/// <summary>What a soak came to.</summary>
/// <param name="Most">Answers 2xx a second when asked as fast as possible.</param>
/// <param name="Minutes">One line a minute.</param>
/// <param name="Breaches">What was not flat, in words.</param>
public sealed record SoakReport(double Most, IReadOnlyList<Sample> Minutes, IReadOnlyCollection<string> Breaches);
