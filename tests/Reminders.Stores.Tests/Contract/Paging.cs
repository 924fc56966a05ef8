using Reminders.Application.Projections;

namespace Reminders.Stores.Tests.Contract;

internal static class Paging
{
    /// <summary>Reads a list to its end, page by page.</summary>
    public static async Task<IReadOnlyList<T>> All<T>(Func<string?, Task<Page<T>>> read, int limit)
    {
        var items = new List<T>();
        string? cursor = null;
        do
        {
            var page = await read(cursor);
            Assert.InRange(page.Items.Count, page.NextCursor is null ? 0 : limit, limit);
            items.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return items;
    }
}
