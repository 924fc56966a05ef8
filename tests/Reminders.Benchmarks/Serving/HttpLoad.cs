using System.Diagnostics;
using System.Threading.Channels;

namespace Reminders.Benchmarks.Serving;

/// <summary>Many connections to one server.</summary>
internal sealed class HttpLoad : IDisposable
{
    private readonly List<Connection> _connections = [];

    public static async Task<HttpLoad> Open(Uri address, int connections)
    {
        var load = new HttpLoad();
        for (var opened = 0; opened < connections; opened++)
        {
            load._connections.Add(await Connection.Open(address));
        }

        return load;
    }

    /// <summary>Sends all requests, each connection its next as soon as the last is answered.</summary>
    /// <exception cref="InvalidOperationException">A request was not answered with the status expected.</exception>
    public async Task Send(IReadOnlyList<byte[]> requests, int expected)
    {
        var next = -1;
        await Task.WhenAll(_connections.Select(connection => Task.Run(async () =>
        {
            for (var index = Interlocked.Increment(ref next); index < requests.Count; index = Interlocked.Increment(ref next))
            {
                Check(await connection.Send(requests[index]), expected);
            }
        })));
    }

    /// <summary>Sends requests at a steady rate, whatever the answers take; answers how long each waited for its answer, in milliseconds.</summary>
    public async Task<double[]> Latencies(IReadOnlyList<byte[]> requests, double perSecond, int expected)
    {
        var ready = Channel.CreateUnbounded<(int Index, long At)>(new UnboundedChannelOptions { SingleWriter = true });
        var milliseconds = new double[requests.Count];
        var senders = _connections.Select(connection => Task.Run(async () =>
        {
            await foreach (var (index, at) in ready.Reader.ReadAllAsync())
            {
                Check(await connection.Send(requests[index]), expected);
                milliseconds[index] = Stopwatch.GetElapsedTime(at).TotalMilliseconds;
            }
        })).ToList();
        await Task.Factory.StartNew(() => Pace(requests.Count, perSecond, ready.Writer), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll(senders);
        return milliseconds;
    }

    public void Dispose() => _connections.ForEach(connection => connection.Dispose());

    private static void Pace(int count, double perSecond, ChannelWriter<(int Index, long At)> ready)
    {
        var watch = Stopwatch.StartNew();
        for (var index = 0; index < count;)
        {
            for (var due = Math.Min(count, (int)(watch.Elapsed.TotalSeconds * perSecond)); index < due; index++)
            {
                ready.TryWrite((index, Stopwatch.GetTimestamp()));
            }

            Thread.Sleep(1);
        }

        ready.Complete();
    }

    private static void Check(int status, int expected)
    {
        if (status != expected)
        {
            throw new InvalidOperationException($"The server answered {status}, not {expected}.");
        }
    }
}
