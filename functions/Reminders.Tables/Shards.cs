using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace Reminders.Tables;

/// <summary>Reads partitions that share one order as one list.</summary>
internal static class Shards
{
    /// <summary>What <see cref="Keys.Shard"/> may give.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. "0123456789abcdef".Select(one => one.ToString())];

    public static async IAsyncEnumerable<TableEntity> InOrder(
        Func<string, IAsyncEnumerable<TableEntity>> shard, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var readers = Names.Select(one => shard(one).GetAsyncEnumerator(cancellation)).ToList();
        try
        {
            var next = new PriorityQueue<IAsyncEnumerator<TableEntity>, string>(StringComparer.Ordinal);
            var begun = await Task.WhenAll(readers.Select(async reader => (Reader: reader, Any: await reader.MoveNextAsync())));
            foreach (var (reader, _) in begun.Where(one => one.Any))
            {
                next.Enqueue(reader, reader.Current.RowKey);
            }

            while (next.TryDequeue(out var reader, out _))
            {
                yield return reader.Current;
                if (await reader.MoveNextAsync())
                {
                    next.Enqueue(reader, reader.Current.RowKey);
                }
            }
        }
        finally
        {
            foreach (var reader in readers)
            {
                await reader.DisposeAsync();
            }
        }
    }
}
