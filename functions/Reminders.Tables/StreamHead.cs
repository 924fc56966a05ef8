using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Tables;

/// <summary>
/// A stream's head row: the port's head, what the lists show of the stream, which write set the wake time, and how far its events
/// have been published. <see cref="Revision"/> counts every write of the row; <see cref="AppendId"/> names the last append.
/// </summary>
internal sealed record StreamHead(Head Head, long Revision, long WakeRevision, string AppendId, ReadOnlyMemory<byte> RowsJson)
{
    public static StreamHead None { get; } = new(Head.New, 0, 0, "", default);

    /// <summary>The row as it was read, or nothing for a stream that is not there.</summary>
    public ETag? AsRead { get; private init; }

    /// <summary>How far the stream has been published; nothing if that is all of it, or nobody listens.</summary>
    public Mark? Mark { get; init; }

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
        Mark = row.GetInt32("Published") is { } through ? new Mark(through, row.GetInt64("MarkRevision") ?? 0) : null,
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

    /// <summary>What is appended is to be published. A mark that is there stays where it is.</summary>
    public StreamHead WithMark(int versionBefore) => this with { Mark = Mark ?? new Mark(versionBefore, Revision) };

    /// <summary>Everything up to a sequence is published.</summary>
    public StreamHead Published(int through) =>
        this with { Mark = Head.Version > through ? Mark!.Value with { Through = through } : null };

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

        if (Mark is { } mark)
        {
            row["Published"] = mark.Through;
            row["MarkRevision"] = mark.Revision;
        }

        Parts.Write(row, RowsJson);
        return row;
    }

    private static Instant? Time(long? ticks) => ticks is { } number ? Instant.FromUnixTimeTicks(number) : null;

    private static Instant? Truncated(Instant? instant) => Time(instant?.ToUnixTimeTicks());
}

/// <summary>Published through this sequence; the revision is that of the write that began the mark, and names its index row.</summary>
internal readonly record struct Mark(int Through, long Revision);
