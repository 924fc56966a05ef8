using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

internal static class TaskList
{
    private const string Name = "tasks";

    public static Page<TaskRow> Read(Session session, string creditor, string? cursor, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var after = Cursor.Read(Name, cursor);
        var rows = session.All(
            $"""
            SELECT {TaskColumns.List} FROM tasks
            WHERE creditor = ?1 AND (opened_at, id) > (?2, ?3) ORDER BY opened_at, id LIMIT ?4
            """,
            TaskColumns.Read,
            creditor,
            after.Rank,
            after.First,
            limit + 1);
        return Pages.Of(rows, limit, last => new Cursor(last.OpenedAt.ToUnixTimeTicks(), last.TaskId).Write(Name));
    }

    public static TaskLocation? Find(Session session, string creditor, string taskId) =>
        session.One(
            $"""
            SELECT {TaskColumns.List}, (SELECT name FROM streams WHERE streams.id = tasks.stream)
            FROM tasks WHERE creditor = ?1 AND id = ?2
            """,
            static row => new TaskLocation(StreamId.Parse(row.Text(6)), TaskColumns.Read(row)),
            creditor,
            taskId);
}
