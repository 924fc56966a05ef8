using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Tables;

/// <summary>One event as rows: one for most, further ones (e0000000001.1, ...) for a body longer than a row takes.</summary>
internal static class EventRows
{
    public static IEnumerable<TableEntity> Write(string partition, int sequence, Append append, NewEvent one, string appendId)
    {
        ReadOnlyMemory<byte> content = Encoding.UTF8.GetBytes(one.Json);
        var row = new TableEntity(partition, Keys.Event(sequence))
        {
            ["At"] = append.At.ToUnixTimeTicks(),
            ["Actor"] = append.Actor,
            ["Type"] = one.Type,
            ["Format"] = one.Format,
            ["Append"] = appendId,
        };
        for (var (index, from) = (0, 0); from < content.Length || index == 0; index++, from += Parts.MaxRow)
        {
            Parts.Write(row, content.Slice(from, Math.Min(Parts.MaxRow, content.Length - from)));
            yield return row;
            row = new TableEntity(partition, string.Create(CultureInfo.InvariantCulture, $"{Keys.Event(sequence)}.{index + 1}"));
        }
    }

    /// <summary>Puts the events together from their rows, which come in order of their keys.</summary>
    public static IEnumerable<StoredEvent> Read(IReadOnlyList<TableEntity> rows)
    {
        for (var index = 0; index < rows.Count;)
        {
            var first = rows[index];
            var content = Parts.Read(first);
            for (index++; index < rows.Count && rows[index].RowKey.Contains('.', StringComparison.Ordinal); index++)
            {
                content = [.. content, .. Parts.Read(rows[index])];
            }

            yield return new StoredEvent(
                Sequence(first),
                Instant.FromUnixTimeTicks(first.GetInt64("At") ?? 0),
                first.GetString("Actor"),
                first.GetString("Type"),
                first.GetInt32("Format") ?? 0,
                Encoding.UTF8.GetString(content));
        }
    }

    private static int Sequence(TableEntity row) => int.Parse(row.RowKey.AsSpan(1), CultureInfo.InvariantCulture);
}
