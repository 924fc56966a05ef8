using Reminders.Application.Projections;
using Reminders.Domain.Payments;
using static Reminders.Domain.Payments.PaymentEvent;

namespace Reminders.Application.Payments;

/// <summary>What lists show of a payment.</summary>
public static class PaymentRows
{
    public static StreamRows Of(Payment payment) => payment switch
    {
        { Received: { } received } => new StreamRows(Payment: Row(payment, received)) { Keys = payment.OpenMinor > 0 ? payment.Clues : [] },

        // Not money yet, but its invoice has to find it.
        { Reported.IsPending: true, ExpectedFor: null, IsSetAside: false } when Announced(payment) is { } announced => new StreamRows(Payment: announced),
        _ => StreamRows.None,
    };

    private static PaymentRow Row(Payment payment, PaymentReceived received) => new(
        received.Source,
        received.PaymentId,
        payment.AmountMinor,
        payment.OpenMinor,
        received.Currency,
        received.BookedOn,
        received.InvoiceId,
        received.PaymentReference,
        payment.ReceivedAt);

    private static PaymentRow? Announced(Payment payment) =>
        payment.Reports.FirstOrDefault(report => report is { Amount: not null, Currency: not null }) is { } report
            ? new PaymentRow(
                report.Source,
                report.PaymentId,
                0,
                report.Amount!.Value.Value,
                report.Currency!,
                (report.OccurredAt ?? payment.ReceivedAt).InUtc().Date,
                payment.NamedInvoice,
                payment.NamedReference,
                payment.ReceivedAt)
            : null;
}
