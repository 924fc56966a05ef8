using Azure.Data.Tables;
using Reminders.Application.Ledger;

namespace Reminders.Tables;

/// <summary>
/// Heads against projections, both ways: what a head names and no index has is written, what an index has and no head names is
/// taken away. Runs beside the day's work: every step is guarded as the writers' own are. It goes round in pieces and begins where the
/// last round ended or was cut, so that a round too short for everything comes to everything in the end.
/// </summary>
internal sealed class Reconciliation(
    StreamTable streams, Catalogue catalogue, Wakes wakes, Marks marks, Table lists, ListWriter writer, RoundMark round)
{
    private const int Together = 32;

    public async Task<ReconcileReport> Run(Func<CancellationToken, Task> pause, CancellationToken cancellation)
    {
        List<Func<ReconcileReport, Task<ReconcileReport>>> pieces =
        [
            .. Enum.GetValues<StreamKind>().SelectMany(kind => Shards.Names.Select(shard =>
                (Func<ReconcileReport, Task<ReconcileReport>>)(report => Restore(kind, shard, report, pause, cancellation)))),
            async report => report with { WakesRemoved = await wakes.Clean(pause, cancellation) },
            async report => report with { MarksRemoved = await marks.Clean(pause, cancellation) },
            async report => report with { RowsRemoved = await RemoveStrays(pause, cancellation) },
        ];
        var report = new ReconcileReport(0, 0, 0, 0, 0, 0, 0);
        var first = await round.Next(cancellation) % pieces.Count;
        for (var done = 0; done < pieces.Count; done++)
        {
            var piece = (first + done) % pieces.Count;

            // A piece that has the whole time to itself and is cut all the same must not keep the others from their turn.
            await round.Put(done == 0 ? piece + 1 : piece, cancellation);
            report = await pieces[piece](report);
        }

        return report;
    }

    private async Task<ReconcileReport> Restore(
        StreamKind kind, string shard, ReconcileReport report, Func<CancellationToken, Task> pause, CancellationToken cancellation)
    {
        await foreach (var some in catalogue.Streams(kind, shard, cancellation).Chunk(Together).WithCancellation(cancellation))
        {
            var restored = await Task.WhenAll(some.Select(stream => Restore(stream, cancellation)));
            report = report with
            {
                Streams = report.Streams + restored.Length,
                WakesRestored = report.WakesRestored + restored.Sum(one => one.Wakes),
                MarksRestored = report.MarksRestored + restored.Sum(one => one.Marks),
                RowsRestored = report.RowsRestored + restored.Sum(one => one.Rows),
            };
            if (some.Length == Together)
            {
                await pause(cancellation);
            }
        }

        return report;
    }

    private async Task<(int Wakes, int Marks, int Rows)> Restore(StreamId stream, CancellationToken cancellation)
    {
        var head = await streams.Head(stream, cancellation);
        return (
            await RestoreWake(stream, head, cancellation),
            await RestoreMark(stream, head, cancellation),
            await RestoreRows(stream, head, cancellation));
    }

    private async Task<int> RestoreWake(StreamId stream, StreamHead head, CancellationToken cancellation)
    {
        if (await wakes.Has(stream, head, cancellation))
        {
            return 0;
        }

        await wakes.Put(stream, head, cancellation);
        return 1;
    }

    private async Task<int> RestoreMark(StreamId stream, StreamHead head, CancellationToken cancellation)
    {
        if (await marks.Has(stream, head, cancellation))
        {
            return 0;
        }

        await marks.Put(stream, head, cancellation);
        return 1;
    }

    private async Task<int> RestoreRows(StreamId stream, StreamHead head, CancellationToken cancellation)
    {
        var missing = new List<ListEntry>();
        foreach (var entry in ListEntries.Of(stream, head.Rows))
        {
            if (await lists.Find(entry.Partition, entry.Row, cancellation) is not { } row || !entry.Same(row))
            {
                missing.Add(entry);
            }
        }

        await writer.Put(stream, head.Head.Version, missing, cancellation);
        return missing.Count;
    }

    private async Task<int> RemoveStrays(Func<CancellationToken, Task> pause, CancellationToken cancellation)
    {
        var removed = 0;
        var all = lists.Query($"PartitionKey ge {""}", cancellation: cancellation);
        await foreach (var some in all.Chunk(Together).WithCancellation(cancellation))
        {
            removed += (await Task.WhenAll(some.Select(row => RemoveStray(row, cancellation)))).Count(isRemoved => isRemoved);
            await pause(cancellation);
        }

        return removed;
    }

    private async Task<bool> RemoveStray(TableEntity row, CancellationToken cancellation)
    {
        var stream = StreamId.Parse(row.GetString("Stream"));
        var head = await streams.Head(stream, cancellation);
        return !ListEntries.Of(stream, head.Rows).Any(entry => entry.Key == (row.PartitionKey, row.RowKey))
            && await lists.Delete(row.PartitionKey, row.RowKey, row.ETag, cancellation);
    }
}
