using Azure.Data.Tables;
using Reminders.Application.Projections;

namespace Reminders.Tables;

/// <summary>Reads lists page by page in the order of their keys.</summary>
internal sealed class ListReader(Table table)
{
    public async Task<List<T>> All<T>(string partition, CancellationToken cancellation) =>
        await table.Query($"PartitionKey eq {partition}", cancellation: cancellation)
            .Select(ListEntry.Shown<T>)
            .ToListAsync(cancellation);

    public async Task<List<T>> First<T>(string partition, int limit, CancellationToken cancellation) =>
        await table.Query($"PartitionKey eq {partition}", limit, cancellation: cancellation)
            .Take(limit)
            .Select(ListEntry.Shown<T>)
            .ToListAsync(cancellation);

    public Task<Page<T>> Page<T>(string list, string partition, string? cursor, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Page(list, Rows(), row => ListEntry.Shown<T>(row), limit, cancellation);

        IAsyncEnumerable<TableEntity> Rows() => table.Query(
            $"PartitionKey eq {partition} and RowKey gt {Cursor.Read(list, cursor)}", limit + 1, cancellation: cancellation);
    }

    /// <summary>The first rows that show something, and where to go on if there is one more.</summary>
    public static async Task<Page<T>> Page<T>(
        string list, IAsyncEnumerable<TableEntity> rows, Func<TableEntity, T?> show, int limit, CancellationToken cancellation)
    {
        var items = new List<T>();
        var last = "";
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            if (show(row) is not { } item)
            {
                continue;
            }

            if (items.Count == limit)
            {
                return new Page<T>(items, Cursor.Write(list, last));
            }

            items.Add(item);
            last = row.RowKey;
        }

        return new Page<T>(items, NextCursor: null);
    }
}
