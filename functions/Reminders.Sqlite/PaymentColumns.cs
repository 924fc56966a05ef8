using Microsoft.Data.Sqlite;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

internal static class PaymentColumns
{
    public const string List = "source, id, amount, open, currency, booked_on, invoice, reference, received_at";

    public static object?[] Of(PaymentRow row) =>
    [
        row.Source,
        row.PaymentId,
        row.AmountMinor,
        row.OpenMinor,
        row.Currency,
        Values.Number(row.BookedOn),
        row.InvoiceId,
        row.PaymentReference,
        row.ReceivedAt.ToUnixTimeTicks(),
    ];

    public static PaymentRow Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetInt64(2),
        row.GetInt64(3),
        row.GetString(4),
        Values.Date(row, 5),
        Values.TextOrNull(row, 6),
        Values.TextOrNull(row, 7),
        Values.Instant(row, 8));
}
