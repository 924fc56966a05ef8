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

    public static PaymentRow Read(Row row) => new(
        row.Text(0),
        row.Text(1),
        row.Long(2),
        row.Long(3),
        row.Text(4),
        row.Date(5),
        row.TextOrNull(6),
        row.TextOrNull(7),
        row.Instant(8));
}
