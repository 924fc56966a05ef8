using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

/// <summary>
/// Where a page ended: the list's name and the last item's sort key, a number and one or two ids. Paging by key and not by
/// position keeps pages stable while rows come and go.
/// </summary>
internal sealed record Cursor(long Rank, string First, string Second = "")
{
    public string Write(string list) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes<string[]>(
            [list, Rank.ToString(CultureInfo.InvariantCulture), First, Second]));

    /// <summary>Before everything, where a list starts.</summary>
    public static Cursor Start { get; } = new(long.MinValue, "");

    public static Cursor Read(string list, string? cursor)
    {
        if (cursor is null)
        {
            return Start;
        }

        try
        {
            var parts = JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(cursor));
            return parts is [var name, { } rank, { } first, { } second] && name == list
                ? new Cursor(long.Parse(rank, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), first, second)
                : throw new InvalidCursorException();
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or OverflowException)
        {
            throw new InvalidCursorException();
        }
    }
}
