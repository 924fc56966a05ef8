using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Projections;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;

namespace Reminders.Application.Cases;

/// <summary>A case as HTTP and the desk show it: where it is, what happens next and when, and why. No personal data.</summary>
public sealed record CaseView(
    string InvoiceId,
    string Number,
    string CustomerId,
    CaseStatus Status,
    string Amount,
    string Outstanding,
    string Currency,
    LocalDate IssueDate,
    LocalDate DueDate,
    string? PaymentReference,
    string? PaymentUrl,
    bool AutoCollect,
    ImmutableArray<ChargeView> Charges,
    string Segment,
    string Policy,
    string? LastStep,
    string? NextStep,
    Instant? NextWakeAt,
    string? WaitsFor,
    ImmutableArray<Explanation> Explanation,
    int Round,
    int Version)
{
    /// <summary>What its terms let the customer keep when paying early, as things stand.</summary>
    public ImmutableArray<CashDiscountView> CashDiscounts { get; init; } = [];

    /// <summary>The case as it is now. Facts that follow from the time but are not recorded yet are shown as if they were.</summary>
    public static CaseView Of(CaseFile file, Settled settled, Instant now)
    {
        var state = settled.After;
        var decision = settled.Decision;
        return new CaseView(
            state.InvoiceId,
            state.Number,
            state.CustomerId,
            CaseRows.StatusOf(state, file.Creditor, now),
            state.Principal.ToDecimalString(),
            state.Outstanding.ToDecimalString(),
            state.Principal.Currency.Code,
            state.IssueDate,
            state.DueDate,
            state.PaymentReference,
            state.PaymentUrl,
            state.AutoCollect,
            [.. state.Charges.Select(charge => new ChargeView(charge.Charge, charge.Kind, charge.Amount.In(state.Principal.Currency).ToDecimalString(), state.Principal.Currency.Code))],
            state.Segment,
            state.PolicyReference,
            state.LastStep,
            decision.NextStep,
            // Telling the customer's stream is nothing that happens to the case.
            decision.TellCustomer is null ? decision.WakeAt : null,
            decision.WaitsFor,
            decision.Explanation,
            state.Round,
            file.Case.Version)
        {
            CashDiscounts = [.. state.CashDiscounts.Select(discount => new CashDiscountView(
                discount.ToPercent(), discount.Until, (state.Principal with { Minor = discount.Of(Math.Max(0, state.Invoiced)) }).ToDecimalString()))],
        };
    }
}

/// <summary>A tier of a cash discount: so many percent, which are this much, for a payment booked by then.</summary>
public sealed record CashDiscountView(decimal Percent, LocalDate Until, string Amount);

/// <summary>A charge beside the principal: interest, a lump sum.</summary>
public sealed record ChargeView(string Charge, string Kind, string Amount, string Currency);
