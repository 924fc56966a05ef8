using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

/// <summary>A stream's rows in other tables: its payment and its open tasks. Most streams have none.</summary>
internal static class ExtraRows
{
    public static int Count(StreamRows rows) =>
        (rows.Payment is null ? 0 : 1) + (rows.Tasks.IsDefaultOrEmpty ? 0 : rows.Tasks.Length);

    public static void Delete(Session session, long stream)
    {
        session.Run("DELETE FROM tasks WHERE stream = ?1", stream);
        session.Run("DELETE FROM payments WHERE stream = ?1", stream);
    }

    public static void Insert(Session session, StreamId stream, long id, StreamRows rows)
    {
        if (rows.Payment is { } payment)
        {
            session.Presence?.AddWaiting(stream.Creditor, payment);
            session.Run(
                $"INSERT INTO payments(stream, creditor, {PaymentColumns.List}, normalised) " +
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                [id, stream.Creditor, .. PaymentColumns.Of(payment), Values.Normalised(payment.PaymentReference)]);
        }

        foreach (var task in rows.Tasks.IsDefault ? [] : rows.Tasks)
        {
            session.Run(
                $"INSERT OR REPLACE INTO tasks(stream, creditor, {TaskColumns.List}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                [id, stream.Creditor, .. TaskColumns.Of(task)]);
        }
    }
}
