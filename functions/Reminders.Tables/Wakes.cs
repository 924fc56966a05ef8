using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Tables;

/// <summary>
/// The wake times of all streams in order, in 16 shards: an index that may hold too much and never too little. A row is put
/// before the head that names it and taken away after a head no longer does. Its key holds the head's revision, so nobody takes
/// away another's row; reading asks the head whether a row counts.
/// </summary>
internal sealed class Wakes(Table table, StreamTable streams, IClock clock)
{
    private const int Together = 32;

    // A row that no head names may belong to a write on its way. No write takes nearly this long.
    private static readonly Duration Grace = Duration.FromHours(1);

    /// <summary>Before a head is written: the row for its wake time.</summary>
    public Task Put(StreamId stream, StreamHead before, StreamHead next, CancellationToken cancellation) =>
        next.Head.WakeAt is null || next.WakeRevision == before.WakeRevision
            ? Task.CompletedTask
            : Put(stream, next, cancellation);

    /// <summary>Puts the row a head names.</summary>
    public Task Put(StreamId stream, StreamHead head, CancellationToken cancellation) =>
        table.Upsert(new TableEntity(Keys.Shard(stream.Name), Row(stream, head)), cancellation);

    public async Task<bool> Has(StreamId stream, StreamHead head, CancellationToken cancellation) =>
        head.Head.WakeAt is null || await table.Find(Keys.Shard(stream.Name), Row(stream, head), cancellation) is not null;

    /// <summary>After a head is written: the row for the wake time it had before goes.</summary>
    public Task Remove(StreamId stream, StreamHead before, StreamHead next) =>
        before.Head.WakeAt is null || next.WakeRevision == before.WakeRevision
            ? Task.CompletedTask
            : table.Delete(Keys.Shard(stream.Name), Row(stream, before), ETag.All, CancellationToken.None);

    /// <summary>Wake times up to an instant that heads stand behind, in order of (time, name).</summary>
    public async IAsyncEnumerable<DueWake> Until(Instant upTo, int limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var end = Keys.Ordered(Instant.FromUnixTimeTicks(upTo.ToUnixTimeTicks() + 1));
        var rows = Shards.InOrder(shard => table.Query($"PartitionKey eq {shard} and RowKey lt {end}", Math.Max(limit, 1), cancellation: cancellation), cancellation);
        await foreach (var some in rows.Chunk(Math.Clamp(limit, 1, Together)).WithCancellation(cancellation))
        {
            foreach (var wake in await Task.WhenAll(some.Select(row => Checked(row, cancellation))))
            {
                if (wake is { } counts)
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
        await foreach (var some in table.Query($"PartitionKey ge {""}", cancellation: cancellation).Chunk(Together).WithCancellation(cancellation))
        {
            gone += (await Task.WhenAll(some.Select(async row => await Checked(row, cancellation) is null && IsOld(row)))).Count(old => old);
            await pause(cancellation);
        }

        return gone;
    }

    private static string Row(StreamId stream, StreamHead head) => Keys.Joined(
        Keys.Ordered(head.Head.WakeAt!.Value), Keys.Ordered(stream.Name), head.WakeRevision.ToString("D19", CultureInfo.InvariantCulture));

    private bool IsOld(TableEntity row) =>
        row.Timestamp is { } written && Instant.FromDateTimeOffset(written) + Grace < clock.GetCurrentInstant();

    private async Task<DueWake?> Checked(TableEntity row, CancellationToken cancellation)
    {
        var parts = Keys.Parts(row.RowKey);
        var stream = StreamId.Parse(Keys.Original(parts[1]));
        var head = await streams.Head(stream, cancellation);
        if (head.Head.WakeAt is { } wakeAt && Row(stream, head) == row.RowKey)
        {
            return new DueWake(stream, wakeAt);
        }

        if (IsOld(row))
        {
            await table.Delete(row.PartitionKey, row.RowKey, row.ETag, cancellation);
        }

        return null;
    }
}
