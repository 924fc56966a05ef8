using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;

namespace Reminders.Tables;

/// <summary>
/// The streams with events to publish, by name, in 16 shards: an index that may hold too much and never too little, as
/// <see cref="Wakes"/> is. The mark itself is in the head row and moves only with it. A row is put before the head that begins a
/// mark and taken away after the head that ends it, so appends between the two write nothing here. Its key holds the revision that
/// began the mark: a row put for a mark that begins meanwhile is another row.
/// </summary>
internal sealed class Marks(Table table, StreamTable streams, IClock clock)
{
    private const int Together = 32;

    // A row that no head names may belong to a write on its way. No write takes nearly this long.
    private static readonly Duration Grace = Duration.FromHours(1);

    /// <summary>Before a head is written: the row of a mark that it begins.</summary>
    public Task Put(StreamId stream, StreamHead before, StreamHead next, CancellationToken cancellation) =>
        next.Mark is null || before.Mark is not null ? Task.CompletedTask : Put(stream, next, cancellation);

    /// <summary>Puts the row a head names.</summary>
    public Task Put(StreamId stream, StreamHead head, CancellationToken cancellation) =>
        table.Upsert(new TableEntity(Keys.Shard(stream.Name), Row(stream, head.Mark!.Value)), cancellation);

    public async Task<bool> Has(StreamId stream, StreamHead head, CancellationToken cancellation) =>
        head.Mark is not { } mark || await table.Find(Keys.Shard(stream.Name), Row(stream, mark), cancellation) is not null;

    /// <summary>
    /// Moves the mark with the head it is in, so that it never goes back and never passes over an append. A row that stays behind
    /// because the answer was lost is found by <see cref="After"/>.
    /// </summary>
    public async Task Move(StreamId stream, int through, CancellationToken cancellation)
    {
        while (await streams.Head(stream, cancellation) is { Mark: { } mark } before && mark.Through < through)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = before.Next(before.Head).Published(through);
            if (await streams.Move(stream, next))
            {
                if (next.Mark is null)
                {
                    await table.Delete(Keys.Shard(stream.Name), Row(stream, mark), ETag.All, CancellationToken.None);
                }

                return;
            }
        }
    }

    /// <summary>Streams after a name that have something to publish, in order of name.</summary>
    public async IAsyncEnumerable<Unpublished> After(string name, int limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var start = BehindAllOf(name);
        var rows = Shards.InOrder(
            shard => table.Query($"PartitionKey eq {shard} and RowKey gt {start}", Math.Max(limit, 1), cancellation: cancellation), cancellation);
        await foreach (var some in rows.Chunk(Math.Clamp(limit, 1, Together)).WithCancellation(cancellation))
        {
            foreach (var unpublished in await Task.WhenAll(some.Select(row => Checked(row, cancellation))))
            {
                if (unpublished is { } counts)
                {
                    yield return counts;
                }
            }
        }
    }

    /// <summary>Takes away rows that no head names any more and that no write on its way can need. Answers how many.</summary>
    public async Task<int> Clean(Func<CancellationToken, Task> pause, CancellationToken cancellation)
    {
        var gone = 0;
        var all = table.Query($"PartitionKey ge {""}", cancellation: cancellation);
        await foreach (var some in all.Chunk(Together).WithCancellation(cancellation))
        {
            var checks = await Task.WhenAll(some.Select(row => Checked(row, cancellation)));
            gone += some.Zip(checks).Count(one => one.Second is null && IsOld(one.First));
            await pause(cancellation);
        }

        return gone;
    }

    private static string Row(StreamId stream, Mark mark) =>
        Keys.Joined(Keys.Ordered(stream.Name), mark.Revision.ToString("D19", CultureInfo.InvariantCulture));

    // After the separator and before every digit: behind this name's rows, before those of any name that begins with it.
    private static string BehindAllOf(string name) => $"{Keys.Ordered(name)}.";

    private bool IsOld(TableEntity row) =>
        row.Timestamp is { } written && Instant.FromDateTimeOffset(written) + Grace < clock.GetCurrentInstant();

    private async Task<Unpublished?> Checked(TableEntity row, CancellationToken cancellation)
    {
        var stream = StreamId.Parse(Keys.Original(Keys.Parts(row.RowKey)[0]));
        if ((await streams.Head(stream, cancellation)).Mark is { } mark && Row(stream, mark) == row.RowKey)
        {
            return new Unpublished(stream, mark.Through);
        }

        if (IsOld(row))
        {
            await table.Delete(row.PartitionKey, row.RowKey, row.ETag, cancellation);
        }

        return null;
    }
}
