using Reminders.Application.Projections;

namespace Reminders.Sqlite;

internal static class Pages
{
    /// <summary>Makes a page of rows that were asked for with one more than the limit, to know whether there is a next.</summary>
    public static Page<T> Of<T>(List<T> rows, int limit, Func<T, string> cursorAfter)
    {
        if (rows.Count <= limit)
        {
            return new Page<T>(rows, NextCursor: null);
        }

        rows.RemoveRange(limit, rows.Count - limit);
        return new Page<T>(rows, cursorAfter(rows[^1]));
    }
}
