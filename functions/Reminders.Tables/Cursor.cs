using System.Buffers.Text;
using System.Text.Json;
using Reminders.Application.Projections;

namespace Reminders.Tables;

/// <summary>Where a page ended: the list's name and the last row's key.</summary>
internal static class Cursor
{
    public static string Write(string list, string row) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes<string[]>([list, row]));

    /// <summary>The key to read on after; the lowest of all without a cursor.</summary>
    public static string Read(string list, string? cursor)
    {
        if (cursor is null)
        {
            return "";
        }

        try
        {
            return JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(cursor)) is [var name, { } row] && name == list
                ? row
                : throw new InvalidCursorException();
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            throw new InvalidCursorException();
        }
    }
}
