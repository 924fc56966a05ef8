using System.Collections.Immutable;
using System.Globalization;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using Reminders.Formats.References;
using Reminders.Web.Desk.Words;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Web.Desk.Cases;

/// <summary>Money: what is owed, paid, taken back, credited, given up.</summary>
internal static class MoneyStories
{
    public static Story? Of(InvoiceEvent happened, Currency currency) => happened switch
    {
        InvoiceRegistered registered => new(
            "document",
            $"Invoice {registered.Number} over {Amounts.Text(registered.Amount, currency)} was registered, due {DeskClock.Day(registered.DueDate)}.{Discounts(registered.CashDiscounts ?? [])}{(registered.PayTo is { } account ? $" It is to be paid to {Iban.Format(account)}." : "")}"),
        PaymentReceived payment => new(
            "money", $"{Amounts.Text(payment.Amount, currency)} came in, booked {DeskClock.Day(payment.BookedOn)} (payment {payment.PaymentId})."),
        PaymentReversed reversal => new("alert", $"{Amounts.Text(reversal.Amount, currency)} was taken back (payment {reversal.PaymentId})."),
        PaymentUnassigned taken => new("strike", $"{Amounts.Text(taken.Amount, currency)} of payment {taken.PaymentId} was taken back from this invoice: it is not for it."),
        DifferenceForgiven passed => new("check", $"{Amounts.Text(passed.Amount, currency)} that payment {passed.PaymentId} left open was let pass: {Reason(passed.Kind)}."),
        DifferenceReclaimed owed => new("alert", $"{Amounts.Text(owed.Amount, currency)} is owed again, as payment {owed.PaymentId} was taken back."),
        PaymentPending pending => new("clock", $"{(pending.Amount is { } amount ? Amounts.Text(amount, currency) : "A payment")} is on its way (payment {pending.PaymentId} at {pending.Source})."),
        PaymentFailed failed => new("alert", $"The payment {failed.PaymentId} at {failed.Source} failed."),
        PaymentPendingEnded ended => new("clock", $"The payment {ended.PaymentId} at {ended.Source} is no longer waited for."),
        PaymentProposed proposed => new("money", $"{Amounts.Text(proposed.Amount, proposed.Currency is { } other ? Currency.Of(other) : currency)} came in that may be for this invoice (payment {proposed.PaymentId}){(proposed.Evidence.IsEmpty ? "" : $": {string.Join(", ", proposed.Evidence)}")}."),
        PaymentProposalEnded ended => new("check", $"It was decided what payment {ended.PaymentId} was for."),
        PaymentContested contested => new("alert", $"The payer objects to payment {contested.PaymentId} at {contested.Source}."),
        PaymentContestEnded ended => new("check", $"The objection to payment {ended.PaymentId} is over."),
        CreditNoteApplied credit => new("money", $"Credit note {credit.CreditNoteId} over {Amounts.Text(credit.Amount, currency)} was applied.")
        {
            CreditNoteId = credit.Received.IsEmpty ? null : credit.CreditNoteId,
        },
        WrittenOff writtenOff => new("strike", $"{Amounts.Text(writtenOff.Amount, currency)} was written off."),
        HandedOver handedOver => new("forward", $"{Amounts.Text(handedOver.Amount, currency)} was handed over to collection."),
        ChargeAdded charge => new("money", $"A charge of {Amounts.Text(charge.Amount, currency)} was added ({Names.Spoken(charge.Charge)}, {charge.Source})."),
        ChargeWaived charge => new("strike", $"The charge of {Amounts.Text(charge.Amount, currency)} was waived ({Names.Spoken(charge.Charge)})."),
        _ => null,
    };

    private static string Discounts(ImmutableArray<CashDiscount> discounts) => string.Concat(discounts.Select(discount => string.Create(
        CultureInfo.InvariantCulture, $" {discount.ToPercent():0.##} % may be kept if it is paid by {DeskClock.Day(discount.Until)}.")));

    private static string Reason(DifferenceKind kind) => kind switch
    {
        DifferenceKind.CashDiscount => "the cash discount, taken in time",
        DifferenceKind.BankCharges => "charges of banks on the way",
        _ => throw new InvalidOperationException($"No difference: {kind}."),
    };
}
