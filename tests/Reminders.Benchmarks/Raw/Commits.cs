using System.Diagnostics;
using System.Threading.Channels;
using Reminders.Benchmarks.Measuring;

namespace Reminders.Benchmarks.Raw;

/// <summary>
/// The yardsticks. <c>c</c>: rows a second when each is a durable commit of its own, one after the other. <c>g</c>: rows a second when 64
/// producers wait for theirs and one writer commits whatever is waiting together.
/// </summary>
internal sealed class Commits(string folder, TimeSpan turn) : IDisposable
{
    public const int Producers = 64;

    private readonly RawLedger _single = new(folder, "c.db");
    private readonly RawLedger _group = new(folder, "g.db");

    public async Task<Pace> Single(int round)
    {
        var before = Pace.Own();
        var watch = Stopwatch.StartNew();
        var rows = await Task.Run(() => InsertUntilOver(watch));
        return PaceOf(rows, watch, before);
    }

    public async Task<Pace> Group(int round)
    {
        var queue = Channel.CreateUnbounded<TaskCompletionSource>(new UnboundedChannelOptions { SingleReader = true });
        var writer = Task.Factory.StartNew(() => Write(queue.Reader), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var before = Pace.Own();
        var watch = Stopwatch.StartNew();
        var rows = await Task.WhenAll(Enumerable.Range(0, Producers).Select(_ => Task.Run(() => Produce(queue.Writer, watch))));
        var pace = PaceOf(rows.Sum(), watch, before);
        queue.Writer.Complete();
        await writer;
        return pace;
    }

    public void Dispose()
    {
        _single.Dispose();
        _group.Dispose();
    }

    private static Pace PaceOf(int rows, Stopwatch watch, TimeSpan before) =>
        new(rows / watch.Elapsed.TotalSeconds, (Pace.Own() - before).TotalMicroseconds / rows);

    private int InsertUntilOver(Stopwatch watch)
    {
        var rows = 0;
        for (; watch.Elapsed < turn; rows++)
        {
            _single.Insert();
        }

        return rows;
    }

    private async Task<int> Produce(ChannelWriter<TaskCompletionSource> queue, Stopwatch watch)
    {
        var rows = 0;
        for (; watch.Elapsed < turn; rows++)
        {
            var durable = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await queue.WriteAsync(durable);
            await durable.Task;
        }

        return rows;
    }

    private void Write(ChannelReader<TaskCompletionSource> queue)
    {
        var batch = new List<TaskCompletionSource>();
        while (queue.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (queue.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            _group.InOneTransaction(batch.Count);
            batch.ForEach(waiting => waiting.SetResult());
            batch.Clear();
        }
    }
}
