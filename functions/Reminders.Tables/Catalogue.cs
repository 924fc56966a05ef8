using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Reminders.Application.Ledger;

namespace Reminders.Tables;

/// <summary>
/// The names of all streams, written before a stream's first append: a crash between the two leaves a name without a stream,
/// which listing skips, and never a stream without a name.
/// </summary>
internal sealed class Catalogue(Table table, StreamTable streams)
{
    // How many heads are looked at at once while listing.
    private const int Together = 32;

    public Task Note(StreamId stream, CancellationToken cancellation) =>
        table.Upsert(new TableEntity(Partition(stream.Kind, Keys.Shard(stream.Name)), Keys.Ordered(stream.Name)), cancellation);

    /// <summary>The streams of a kind in the order of their names.</summary>
    public IAsyncEnumerable<StreamId> Streams(StreamKind kind, CancellationToken cancellation) => Begun(Names(kind, cancellation), cancellation);

    /// <summary>One shard of them, in order too.</summary>
    public IAsyncEnumerable<StreamId> Streams(StreamKind kind, string shard, CancellationToken cancellation) =>
        Begun(Shard(Partition(kind, shard), cancellation).Select(Stream), cancellation);

    private async IAsyncEnumerable<StreamId> Begun(IAsyncEnumerable<StreamId> names, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var some in names.Chunk(Together).WithCancellation(cancellation))
        {
            var heads = await Task.WhenAll(some.Select(stream => streams.Head(stream, cancellation)));
            foreach (var (stream, head) in some.Zip(heads))
            {
                if (head.AsRead is not null)
                {
                    yield return stream;
                }
            }
        }
    }

    /// <summary>The names of a kind in order, also of streams whose first append never came.</summary>
    public IAsyncEnumerable<StreamId> Names(StreamKind kind, CancellationToken cancellation) =>
        Shards.InOrder(shard => Shard(Partition(kind, shard), cancellation), cancellation).Select(Stream);

    /// <summary>Whether any stream was ever begun.</summary>
    public async Task<bool> HasNames(CancellationToken cancellation)
    {
        foreach (var kind in Enum.GetValues<StreamKind>())
        {
            if (await Names(kind, cancellation).AnyAsync(cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private static StreamId Stream(TableEntity row) => StreamId.Parse(Keys.Original(row.RowKey));

    private static string Partition(StreamKind kind, string shard) => Keys.Joined(kind.ToString(), shard);

    private IAsyncEnumerable<TableEntity> Shard(string partition, CancellationToken cancellation) =>
        table.Query($"PartitionKey eq {partition}", columns: ["PartitionKey", "RowKey"], cancellation: cancellation);
}
