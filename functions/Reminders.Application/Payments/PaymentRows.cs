using System.Collections.Immutable;
using Reminders.Application.Projections;
using Reminders.Domain.Payments;
using Reminders.Formats.Matching;
using static Reminders.Domain.Payments.PaymentEvent;

namespace Reminders.Application.Payments;

/// <summary>What lists show of a payment.</summary>
public static class PaymentRows
{
    public static StreamRows Of(Payment payment) => payment switch
    {
        { IsOpenReturn: true, Return: { } back } => new StreamRows(Payment: Row(payment, back)) { Keys = Keys(payment) },
        { Received: { } received } => new StreamRows(Payment: Row(payment, received)) { Keys = Keys(payment) },

        // Not money yet, but its invoice has to find it.
        { Reported.IsPending: true, ExpectedFor: null, IsSetAside: false } when Announced(payment) is { } announced =>
            new StreamRows(Payment: announced) { Keys = Keys(payment) },
        _ => new StreamRows { Keys = Keys(payment) },
    };

    // What a gateway said of an invoice that is not here yet (contested, voided, credited) is for it, also if no money is left.
    private static ImmutableArray<string> Keys(Payment payment) => [.. OwnKeys(payment), .. StoredKeys.Given(null, payment.GatewayInvoice), .. Returnable(payment)];

    // A return finds its payment by it, and a payment a return that was there before.
    private static ImmutableArray<string> Returnable(Payment payment) => payment switch
    {
        { IsOpenReturn: true, Return: { } back } => StoredKeys.EndToEnd(back.EndToEndId),
        { Received: { } received } => StoredKeys.EndToEnd(received.EndToEndId),
        _ => [],
    };

    private static ImmutableArray<string> OwnKeys(Payment payment) => payment switch
    {
        { OpenMinor: > 0 } => payment.Clues,
        { Reports.IsEmpty: false, Allocations.IsEmpty: true, ExpectedFor: null, IsSetAside: false } =>
            StoredKeys.Given(payment.NamedInvoice, payment.NamedReference),
        _ => [],
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

    // What went out: below zero, so that nobody takes it for money that came in.
    private static PaymentRow Row(Payment payment, ReturnBooked back) => new(
        back.Source, back.PaymentId, -back.Amount.Value, back.Amount.Value, back.Currency, back.BookedOn, null, back.EndToEndId, payment.ReceivedAt);

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
