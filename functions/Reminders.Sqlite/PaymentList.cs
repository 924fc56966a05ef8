using Reminders.Application.Projections;

namespace Reminders.Sqlite;

internal static class PaymentList
{
    private const string Name = "payments";
    private const string Select = $"SELECT {PaymentColumns.List} FROM payments";
    private const string InOrder = "ORDER BY received_at, source, id";

    public static Page<PaymentRow> Unmatched(Session session, string creditor, string? cursor, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var after = Cursor.Read(Name, cursor);
        var rows = session.All(
            $"{Select} WHERE creditor = ?1 AND open > 0 AND (received_at, source, id) > (?2, ?3, ?4) {InOrder} LIMIT ?5",
            PaymentColumns.Read,
            creditor,
            after.Rank,
            after.First,
            after.Second,
            limit + 1);
        return Pages.Of(
            rows, limit, last => new Cursor(last.ReceivedAt.ToUnixTimeTicks(), last.Source, last.PaymentId).Write(Name));
    }

    public static List<PaymentRow> UnmatchedFor(Session session, string creditor, string invoiceId, string? paymentReference) =>
        session.All(
            $"""
            {Select} INDEXED BY payments_open_invoice WHERE creditor = ?1 AND open > 0 AND invoice = ?2
            UNION {Select} INDEXED BY payments_open_reference WHERE creditor = ?1 AND open > 0 AND normalised = ?3
            {InOrder}
            """,
            PaymentColumns.Read,
            creditor,
            invoiceId,
            Values.Normalised(paymentReference));

    public static List<PaymentRow> ById(Session session, string creditor, string paymentId) =>
        session.All($"{Select} WHERE creditor = ?1 AND id = ?2 {InOrder}", PaymentColumns.Read, creditor, paymentId);
}
