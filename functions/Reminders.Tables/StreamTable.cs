using System.Globalization;
using Azure.Data.Tables;
using Reminders.Application.Ledger;
using Reminders.Application.Moving;

namespace Reminders.Tables;

/// <summary>
/// The streams: one partition each, with event rows (e0000000001, ...), the head row (h) and a row for each idempotency key (k...).
/// An append writes all of them in one transaction, guarded by the head's ETag.
/// </summary>
internal sealed class StreamTable(Table table)
{
    public async Task<StreamHead> Head(StreamId stream, CancellationToken cancellation) =>
        StreamHead.Read(await table.Find(Keys.Partition(stream), Keys.Head, cancellation));

    public async Task<StreamRead> Read(StreamId stream, int afterVersion, CancellationToken cancellation)
    {
        var partition = Keys.Partition(stream);
        var events = new List<StoredEvent>();
        while (true)
        {
            var from = Keys.Event(1L + afterVersion + events.Count);
            var rows = new List<TableEntity>();
            await foreach (var row in table.Query(
                $"PartitionKey eq {partition} and RowKey ge {from} and RowKey le {Keys.Head}", cancellation: cancellation))
            {
                rows.Add(row);
            }

            var head = StreamHead.Read(rows is [.., { RowKey: Keys.Head } last] ? last : null).Head;
            events.AddRange(EventRows.Read([.. rows.Where(row => row.RowKey != Keys.Head)]));

            // The head comes last: on a stream of several pages it may be newer than the events before it. Then read on.
            if (afterVersion + (long)events.Count >= head.Version)
            {
                return new StreamRead(head, events);
            }
        }
    }

    /// <summary>
    /// Events, keys and wake time of one moment, or null for a stream that is not there. Rows may come in while they are read, and
    /// then the head names another append: read again.
    /// </summary>
    public async Task<ExportedStream?> Whole(StreamId stream, CancellationToken cancellation)
    {
        while (true)
        {
            var rows = await table.Query($"PartitionKey eq {Keys.Partition(stream)}", cancellation: cancellation).ToListAsync(cancellation);
            var before = StreamHead.Read(rows.Find(row => row.RowKey == Keys.Head));
            if (before.AsRead is null)
            {
                return null;
            }

            var now = await Head(stream, cancellation);
            if ((now.AppendId, now.Head.Version) == (before.AppendId, before.Head.Version))
            {
                var events = EventRows.Read([.. rows.Where(row => row.RowKey.StartsWith('e'))]);
                var keys = rows.Where(row => row.RowKey.StartsWith('k')).Select(row => row.GetString("Key"));
                return new ExportedStream(stream, [.. events], [.. keys.OrderBy(Keys.Ordered, StringComparer.Ordinal)], now.Head.WakeAt);
            }
        }
    }

    public async Task<bool> HasKey(StreamId stream, string key, CancellationToken cancellation) =>
        await table.Find(Keys.Partition(stream), Keys.Key(key), cancellation) is not null;

    /// <summary>The first of an append's keys that is in.</summary>
    public async Task<string?> ExistingKey(Append append, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(append.Keys.Select(key => HasKey(append.Stream, key, cancellation)));
        var index = Array.IndexOf(found, true);
        return index < 0 ? null : append.Keys[index];
    }

    /// <summary>Whether this very append is in: its first row, which nobody overwrites, names it.</summary>
    public async Task<bool> Holds(Append append, string appendId, CancellationToken cancellation)
    {
        var row = append switch
        {
            { Events.Length: > 0 } => Keys.Event(append.Head.Version + 1),
            { Keys: [var key, ..] } => Keys.Key(key),
            _ => Keys.Head,
        };
        return (await table.Find(Keys.Partition(append.Stream), row, cancellation))?.GetString("Append") == appendId;
    }

    /// <summary>False if the head moved or a key is in. Not to be cancelled: once it is sent, its outcome must be known.</summary>
    public Task<bool> Append(Append append, StreamHead next)
    {
        var partition = Keys.Partition(append.Stream);
        List<TableTransactionAction> actions = [WriteHead(append.Stream, next)];
        for (var index = 0; index < append.Events.Length; index++)
        {
            actions.AddRange(EventRows
                .Write(partition, append.Head.Version + index + 1, append, append.Events[index], next.AppendId)
                .Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)));
        }

        actions.AddRange(append.Keys.Distinct().Select(key => new TableTransactionAction(
            TableTransactionActionType.Add, new TableEntity(partition, Keys.Key(key)) { ["Key"] = key, ["Append"] = next.AppendId })));
        return table.Submit(actions, CancellationToken.None);
    }

    /// <summary>False if the head moved.</summary>
    public Task<bool> Move(StreamId stream, StreamHead next) =>
        table.Replace(next.Row(stream), next.AsRead!.Value, CancellationToken.None);

    private static TableTransactionAction WriteHead(StreamId stream, StreamHead next) => next.AsRead is { } asRead
        ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, next.Row(stream), asRead)
        : new TableTransactionAction(TableTransactionActionType.Add, next.Row(stream));
}
