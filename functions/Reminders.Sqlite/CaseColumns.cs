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
    public static CaseRow? Read(Row row, int first) => row.IsNull(first) ? null : new CaseRow(
        row.Text(first + 1),
        row.Text(first + 2),
        row.Text(first + 3),
        (CaseState)row.Int(first + 4),
        row.Instant(first + 5),
        row.Date(first + 6),
        row.Text(first + 7),
        row.Long(first + 8),
        row.Text(first + 9),
        row.TextOrNull(first + 10));
}
