using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;

namespace Reminders.Application.Payments;

/// <summary>A payment as HTTP shows it. <see cref="Status"/> is <c>matched</c>, <c>unmatched</c>, <c>reversed</c> or <c>setAside</c>;
/// of one that has not arrived <c>pending</c>, <c>failed</c> or <c>reported</c>; <c>returned</c>, with an amount below zero, of money that
/// a bank took back without anybody knowing from which payment.</summary>
public record PaymentView(
    string PaymentId,
    string Source,
    string Status,
    string? Amount,
    string? Unallocated,
    string? Currency,
    LocalDate? BookedOn,
    string? InvoiceId,
    string? PaymentReference,
    ImmutableArray<AllocationView> Allocations)
{
    public static PaymentView Of(StreamId stream, Payment payment)
    {
        var currency = payment.CurrencyCode is { } code ? Domain.Amounts.Currency.Of(code) : null;
        var slash = stream.Id.IndexOf('/', StringComparison.Ordinal);
        return new PaymentView(
            stream.Id[(slash + 1)..],
            stream.Id[..slash],
            StatusOf(payment),
            currency is null ? null : new Money(payment.Return is { } back ? -back.Amount.Value : payment.AmountMinor, currency).ToDecimalString(),
            currency is null ? null : new Money(payment is { IsOpenReturn: true, Return: { } open } ? open.Amount.Value : payment.OpenMinor, currency).ToDecimalString(),
            currency?.Code,
            payment.Received?.BookedOn ?? payment.Return?.BookedOn,
            payment.NamedInvoice,
            payment.NamedReference,
            [
                .. payment.Standing.Select(index => payment.Allocations[index])
                    .Select(part => new AllocationView(part.InvoiceId, part.Amount.In(currency!).ToDecimalString())),
            ]);
    }

    private static string StatusOf(Payment payment) => payment switch
    {
        { IsOpenReturn: true } => "returned",
        { Return: not null, IsSetAside: true } => "setAside",
        { Return: not null } => "matched",
        { Received: null, Reported.IsPending: true } => "pending",
        { Received: null, Reported.HasFailed: true } => "failed",
        { Received: null } => "reported",
        { OpenMinor: > 0 } => "unmatched",
        { ReversedMinor: > 0 } => "reversed",
        { IsSetAside: true } => "setAside",
        _ => "matched",
    };

    /// <summary>What lists show: the row alone, without reading the stream.</summary>
    public static PaymentView Of(PaymentRow row)
    {
        var currency = Domain.Amounts.Currency.Of(row.Currency);
        return new PaymentView(
            row.PaymentId,
            row.Source,
            row.AmountMinor == 0 ? "pending" : row.AmountMinor < 0 ? "returned" : row.OpenMinor > 0 ? "unmatched" : "matched",
            new Money(row.AmountMinor, currency).ToDecimalString(),
            new Money(row.OpenMinor, currency).ToDecimalString(),
            row.Currency,
            row.BookedOn,
            row.InvoiceId,
            row.PaymentReference,
            []);
    }
}

/// <summary>A payment that waits for a person, with what it may pay. <see cref="Payer"/> is shown to those who may see personal data.</summary>
public sealed record UnmatchedPaymentView : PaymentView
{
    public UnmatchedPaymentView(PaymentView payment)
        : base(payment)
    {
    }

    /// <summary>The likeliest first.</summary>
    public required ImmutableArray<ProposalView> Proposals { get; init; }

    /// <summary>When the money, or the first word of it, came in here.</summary>
    public required Instant ReceivedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PayerDetails? Payer { get; init; }
}

public sealed record AllocationView(string InvoiceId, string Amount);
