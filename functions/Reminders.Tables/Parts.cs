using System.Globalization;
using Azure.Data.Tables;

namespace Reminders.Tables;

/// <summary>A long text as several properties of a row: one property takes 64 KiB, one row 1 MiB.</summary>
internal static class Parts
{
    public const int MaxRow = 12 * MaxPart;

    private const int MaxPart = 60_000;

    public static void Write(TableEntity row, ReadOnlyMemory<byte> content)
    {
        for (var (index, from) = (0, 0); from < content.Length || index == 0; index++, from += MaxPart)
        {
            row[Name(index)] = content.Slice(from, Math.Min(MaxPart, content.Length - from)).ToArray();
        }
    }

    public static byte[] Read(TableEntity row)
    {
        var first = row.GetBinary(Name(0)) ?? [];
        if (!row.ContainsKey(Name(1)))
        {
            return first;
        }

        using var all = new MemoryStream();
        for (var (part, index) = (first, 1); part is not null; part = row.GetBinary(Name(index)), index++)
        {
            all.Write(part);
        }

        return all.ToArray();
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"Part{index}");
}
