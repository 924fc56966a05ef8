using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Tables;

/// <summary>
/// A stream's head row: the port's head, what the lists show of the stream, and which write set the wake time.
/// <see cref="Revision"/> counts every write of the row; <see cref="AppendId"/> names the last append.
/// </summary>
internal sealed record StreamHead(Head Head, long Revision, long WakeRevision, string AppendId, ReadOnlyMemory<byte> RowsJson)
{
    public static StreamHead None { get; } = new(Head.New, 0, 0, "", default);

    /// <summary>The row as it was read, or nothing for a stream that is not there.</summary>
    public ETag? AsRead { get; private init; }

    public StreamRows Rows => RowsJson.IsEmpty
        ? StreamRows.None
        : JsonSerializer.Deserialize<StreamRows>(RowsJson.Span, EventFormat.Json) ?? StreamRows.None;

    public static StreamHead Read(TableEntity? row) => row is null ? None : new StreamHead(
        new Head(row.GetInt32("Version") ?? 0, Time(row.GetInt64("WakeAt")), row.GetInt64("Rings") ?? 0),
        row.GetInt64("Revision") ?? 0,
        row.GetInt64("WakeRevision") ?? 0,
        row.GetString("Append") ?? "",
        Parts.Read(row))
    {
        AsRead = row.ETag,
    };

    /// <summary>The next state of the row. A wake time that stays keeps the row of the wake table it has.</summary>
    public StreamHead Next(Head head)
    {
        var exact = head with { WakeAt = Truncated(head.WakeAt) };
        return this with
        {
            Head = exact,
            Revision = Revision + 1,
            WakeRevision = exact.WakeAt == Head.WakeAt ? WakeRevision : Revision + 1,
        };
    }

    public StreamHead With(StreamRows rows) => this with
    {
        RowsJson = JsonSerializer.SerializeToUtf8Bytes(rows with { Tasks = rows.Tasks.IsDefault ? [] : rows.Tasks }, EventFormat.Json),
    };

    public TableEntity Row(StreamId stream)
    {
        var row = new TableEntity(Keys.Partition(stream), Keys.Head)
        {
            ["Version"] = Head.Version,
            ["Rings"] = Head.Rings,
            ["Revision"] = Revision,
            ["WakeRevision"] = WakeRevision,
            ["Append"] = AppendId,
        };
        if (Head.WakeAt is { } wake)
        {
            row["WakeAt"] = wake.ToUnixTimeTicks();
        }

        Parts.Write(row, RowsJson);
        return row;
    }

    private static Instant? Time(long? ticks) => ticks is { } number ? Instant.FromUnixTimeTicks(number) : null;

    private static Instant? Truncated(Instant? instant) => Time(instant?.ToUnixTimeTicks());
}
