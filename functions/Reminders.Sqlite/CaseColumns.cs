using Microsoft.Data.Sqlite;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

/// <summary>The columns of a stream's row that hold its case; all null for a stream without one.</summary>
internal static class CaseColumns
{
    public const string List =
        "creditor, invoice, number, customer, state, overdue_at, due_date, segment, outstanding, currency, reference, normalised";

    public const int Count = 12;

    public static object?[] Of(StreamId stream, CaseRow? row) => row is null
        ? new object?[Count]
        :
        [
            stream.Creditor,
            row.InvoiceId,
            row.Number,
            row.CustomerId,
            (int)row.State,
            row.OverdueAt.ToUnixTimeTicks(),
            Values.Number(row.DueDate),
            row.Segment,
            row.OutstandingMinor,
            row.Currency,
            row.PaymentReference,
            Values.Normalised(row.PaymentReference),
        ];

    /// <summary>Reads the row whose columns in the order of <see cref="List"/> begin at a position.</summary>
    public static CaseRow? Read(SqliteDataReader row, int first) => row.IsDBNull(first) ? null : new CaseRow(
        row.GetString(first + 1),
        row.GetString(first + 2),
        row.GetString(first + 3),
        (CaseState)row.GetInt32(first + 4),
        Values.Instant(row, first + 5),
        Values.Date(row, first + 6),
        row.GetString(first + 7),
        row.GetInt64(first + 8),
        row.GetString(first + 9),
        Values.TextOrNull(row, first + 10));
}
