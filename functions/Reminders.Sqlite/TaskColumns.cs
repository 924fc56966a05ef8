using Microsoft.Data.Sqlite;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

internal static class TaskColumns
{
    public const string List = "id, kind, invoice, customer, opened_at, detail";

    public static object?[] Of(TaskRow row) =>
        [row.TaskId, row.Kind, row.InvoiceId, row.CustomerId, row.OpenedAt.ToUnixTimeTicks(), row.Detail];

    public static TaskRow Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        Values.TextOrNull(row, 2),
        row.GetString(3),
        Values.Instant(row, 4),
        row.GetString(5));
}
