using Azure.Data.Tables;
using Reminders.Application.Ledger;

namespace Reminders.Tables;

/// <summary>
/// Brings the list rows of a stream up to date after an append. Not atomic with it, so each step can be repeated, comes to
/// nothing when a newer one was faster, and what a crash leaves undone is done by <see cref="Reconciliation"/>.
/// </summary>
internal sealed class ListWriter(Table table, StreamTable streams)
{
    /// <summary>From what the stream showed to what it shows; unchanged rows stay untouched.</summary>
    public async Task Write(StreamId stream, StreamHead before, StreamHead after, CancellationToken cancellation)
    {
        if (before.RowsJson.Span.SequenceEqual(after.RowsJson.Span))
        {
            return;
        }

        var old = ListEntries.Of(stream, before.Rows);
        var next = ListEntries.Of(stream, after.Rows);
        await Put(stream, after.Head.Version, [.. next.Except(old)], [.. old.Select(one => one.Key)], cancellation);
        await Remove(stream, after.Head.Version, [.. old.ExceptBy(next.Select(one => one.Key), one => one.Key)], cancellation);
    }

    /// <summary>
    /// Writes rows of a version, then looks whether the stream moved meanwhile: a newer append may have taken its rows away before
    /// these came.
    /// </summary>
    public Task Put(StreamId stream, int version, IReadOnlyList<ListEntry> entries, CancellationToken cancellation) =>
        Put(stream, version, entries, [], cancellation);

    private async Task Put(
        StreamId stream,
        int version,
        IReadOnlyList<ListEntry> entries,
        IReadOnlyCollection<(string Partition, string Row)> there,
        CancellationToken cancellation)
    {
        if (entries.Count == 0)
        {
            return;
        }

        await Task.WhenAll(entries.Select(one => Put(stream, version, one, there.Contains(one.Key), cancellation)));
        var now = await streams.Head(stream, cancellation);
        if (now.Head.Version != version)
        {
            var valid = ListEntries.Of(stream, now.Rows).Select(one => one.Key);
            await Remove(stream, now.Head.Version, [.. entries.ExceptBy(valid, one => one.Key)], cancellation);
        }
    }

    // A row that is probably there is read first: adding it would only be refused. What is found decides either way.
    private async Task Put(StreamId stream, int version, ListEntry entry, bool isThere, CancellationToken cancellation)
    {
        var row = entry.Entity(stream, version);
        while (isThere || !await table.Add(row, cancellation))
        {
            var there = await table.Find(entry.Partition, entry.Row, cancellation);
            if (there is not null && (IsNewer(there, stream, version) || await table.Replace(row, there.ETag, cancellation)))
            {
                return;
            }

            isThere = there is not null;
        }
    }

    private Task Remove(StreamId stream, int version, IReadOnlyList<ListEntry> entries, CancellationToken cancellation) =>
        Task.WhenAll(entries.Select(one => Remove(stream, version, one, cancellation)));

    private async Task Remove(StreamId stream, int version, ListEntry entry, CancellationToken cancellation)
    {
        while (await table.Find(entry.Partition, entry.Row, cancellation) is { } there
            && there.GetString("Stream") == stream.Name
            && !IsNewer(there, stream, version)
            && !await table.Delete(entry.Partition, entry.Row, there.ETag, cancellation))
        {
        }
    }

    private static bool IsNewer(TableEntity row, StreamId stream, int version) =>
        row.GetString("Stream") == stream.Name && row.GetInt32("Version") > version;
}
