using Reminders.Application.Projections;
using Reminders.Domain.Payments;

namespace Reminders.Application.Payments;

/// <summary>What lists show of a payment.</summary>
public static class PaymentRows
{
    public static StreamRows Of(Payment payment) => payment.Received is not { } received
        ? StreamRows.None
        : new StreamRows(Payment: new PaymentRow(
            received.Source,
            received.PaymentId,
            received.Amount.Value,
            payment.OpenMinor,
            received.Currency,
            received.BookedOn,
            received.InvoiceId,
            received.PaymentReference,
            payment.ReceivedAt));
}
