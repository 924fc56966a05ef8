using Reminders.Application.Projections;

namespace Reminders.Web.Desk.Parts;

/// <summary>Reads one page of a list; a cursor that was not given out here starts at the beginning.</summary>
internal static class Cursors
{
    public static async Task<Listing<T>> Read<T>(HttpContext http, Func<string?, Task<Page<T>>> read)
    {
        var cursor = http.Request.Query["cursor"].ToString();
        if (cursor.Length > 0)
        {
            try
            {
                var later = await read(cursor);
                return new Listing<T>(later.Items, later.NextCursor, IsFirst: false);
            }
            catch (InvalidCursorException)
            {
                // An old bookmark: better the first page than an error.
            }
        }

        var first = await read(null);
        return new Listing<T>(first.Items, first.NextCursor, IsFirst: true);
    }
}

/// <summary>One page of a list, and where it stands.</summary>
public sealed record Listing<T>(IReadOnlyList<T> Items, string? Next, bool IsFirst);
