using Reminders.Application.Projections;

namespace Reminders.Sqlite;

internal static class TaskColumns
{
    public const string List = "id, kind, invoice, customer, opened_at, detail";

    public static object?[] Of(TaskRow row) =>
        [row.TaskId, row.Kind, row.InvoiceId, row.CustomerId, row.OpenedAt.ToUnixTimeTicks(), row.Detail];

    public static TaskRow Read(Row row) => new(
        row.Text(0),
        row.Text(1),
        row.TextOrNull(2),
        row.Text(3),
        row.Instant(4),
        row.Text(5));
}
