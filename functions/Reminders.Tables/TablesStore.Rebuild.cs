using Azure;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Tables;

public sealed partial class TablesStore
{
    private const int Together = 32;

    /// <inheritdoc/>
    public async Task Clear(CancellationToken cancellation = default)
    {
        var all = _lists.Query($"PartitionKey ge {""}", columns: ["PartitionKey", "RowKey"], cancellation: cancellation);
        await foreach (var some in all.Chunk(Together).WithCancellation(cancellation))
        {
            await Task.WhenAll(some.Select(row => _lists.Delete(row.PartitionKey, row.RowKey, ETag.All, cancellation)));
        }
    }

    /// <inheritdoc/>
    public async Task Write(StreamId stream, StreamRows rows, CancellationToken cancellation = default)
    {
        while (await _streams.Head(stream, cancellation) is { AsRead: not null } before)
        {
            var next = before.Next(before.Head).With(rows);
            if (await _streams.Move(stream, next))
            {
                await _writer.Write(stream, before, next, cancellation);
                await _writer.Put(stream, next.Head.Version, ListEntries.Of(stream, rows), cancellation);
                return;
            }
        }
    }

    /// <summary>
    /// Compares the indexes and lists with the heads, which are the truth, and puts right what crashes left behind. To be run every
    /// night; the pause after each piece of work is the caller's, so that the day's work comes first. When it is cancelled, the next call
    /// begins where this one was cut.
    /// </summary>
    public Task<ReconcileReport> Reconcile(Func<CancellationToken, Task> pause, CancellationToken cancellation = default) =>
        new Reconciliation(_streams, _catalogue, _wakes, _marks, _lists, _writer, _round).Run(pause, cancellation);
}
