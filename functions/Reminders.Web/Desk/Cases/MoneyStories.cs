using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
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
            $"Invoice {registered.Number} over {Amounts.Text(registered.Amount, currency)} was registered, due {DeskClock.Day(registered.DueDate)}."),
        PaymentReceived payment => new(
            "money", $"{Amounts.Text(payment.Amount, currency)} came in, booked {DeskClock.Day(payment.BookedOn)} (payment {payment.PaymentId})."),
        PaymentReversed reversal => new("alert", $"{Amounts.Text(reversal.Amount, currency)} was taken back (payment {reversal.PaymentId})."),
        CreditNoteApplied credit => new("money", $"Credit note {credit.CreditNoteId} over {Amounts.Text(credit.Amount, currency)} was applied."),
        WrittenOff writtenOff => new("strike", $"{Amounts.Text(writtenOff.Amount, currency)} was written off."),
        HandedOver handedOver => new("forward", $"{Amounts.Text(handedOver.Amount, currency)} was handed over to collection."),
        ChargeAdded charge => new("money", $"A charge of {Amounts.Text(charge.Amount, currency)} was added ({Names.Spoken(charge.Charge)}, {charge.Source})."),
        ChargeWaived charge => new("strike", $"The charge of {Amounts.Text(charge.Amount, currency)} was waived ({Names.Spoken(charge.Charge)})."),
        _ => null,
    };
}
