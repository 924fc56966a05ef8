using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Projections;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;

namespace Reminders.Application.Payments;

/// <summary>A payment as HTTP shows it. <see cref="Status"/> is <c>matched</c>, <c>unmatched</c> or <c>reversed</c>.</summary>
public sealed record PaymentView(
    string PaymentId,
    string Source,
    string Status,
    string Amount,
    string Unallocated,
    string Currency,
    LocalDate BookedOn,
    string? InvoiceId,
    string? PaymentReference,
    ImmutableArray<AllocationView> Allocations)
{
    public static PaymentView Of(Payment payment)
    {
        var received = payment.Received ?? throw new InvalidOperationException("a payment starts by being received");
        var currency = Domain.Amounts.Currency.Of(received.Currency);
        return new PaymentView(
            received.PaymentId,
            received.Source,
            payment.OpenMinor > 0 ? "unmatched" : payment.Reversals.IsEmpty ? "matched" : "reversed",
            received.Amount.In(currency).ToDecimalString(),
            new Money(payment.OpenMinor, currency).ToDecimalString(),
            received.Currency,
            received.BookedOn,
            received.InvoiceId,
            received.PaymentReference,
            [.. payment.Allocations.Select(part => new AllocationView(part.InvoiceId, part.Amount.In(currency).ToDecimalString()))]);
    }

    /// <summary>What lists show: the row alone, without reading the stream.</summary>
    public static PaymentView Of(PaymentRow row)
    {
        var currency = Domain.Amounts.Currency.Of(row.Currency);
        return new PaymentView(
            row.PaymentId,
            row.Source,
            row.OpenMinor > 0 ? "unmatched" : "matched",
            new Money(row.AmountMinor, currency).ToDecimalString(),
            new Money(row.OpenMinor, currency).ToDecimalString(),
            row.Currency,
            row.BookedOn,
            row.InvoiceId,
            row.PaymentReference,
            []);
    }
}

public sealed record AllocationView(string InvoiceId, string Amount);
