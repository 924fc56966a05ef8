using System.Globalization;
using Reminders.Application.Creditors;
using Reminders.Domain.Amounts;
using Reminders.Formats.Codes;
using Reminders.Formats.References;
using Reminders.Messages;

namespace Reminders.Application.Contacts;

/// <summary>
/// The code that pays an invoice: a Swiss one for creditors there with an account there, else a SEPA code. Where none can be made
/// the message goes without it, and says account and reference in words as ever.
/// </summary>
public static class PaymentCodes
{
    /// <param name="reference">The payment reference; null: payers quote the number.</param>
    /// <param name="payer">Printed in a Swiss code, where it can be.</param>
    public static PaymentCode? Of(Creditor creditor, string number, string? reference, Money amount, PostalAddress? payer)
    {
        if (creditor.Iban is not { } iban)
        {
            return null;
        }

        return creditor.Country is "CH" or "LI" && ReferenceText.Compact(iban) is ['C', 'H', ..] or ['L', 'I', ..]
            ? Swiss(creditor, iban, number, reference, amount, payer)
            : Sepa(creditor, iban, number, reference, amount);
    }

    private static PaymentCode? Sepa(Creditor creditor, string iban, string number, string? reference, Money amount)
    {
        var isStructured = reference is not null && CreditorReference.LooksLike(ReferenceText.Compact(reference));
        var transfer = new EpcTransfer(creditor.Name, iban, amount)
        {
            Bic = creditor.Bic,
            Reference = isStructured ? reference : null,
            Text = isStructured ? null : reference ?? number,
        };
        return EpcCode.Of(transfer) is CodePayload.Made made ? new PaymentCode(made.Text) : null;
    }

    private static PaymentCode? Swiss(Creditor creditor, string iban, string number, string? reference, Money amount, PostalAddress? payer)
    {
        var plain = ReferenceText.Compact(reference);
        var isStructured = CreditorReference.LooksLike(plain) || SwissQrReference.LooksLike(plain);
        var bill = new SwissBill(iban, new SwissAddress(creditor.Name, creditor.Street, creditor.Postcode ?? "", creditor.City ?? "", creditor.Country), amount)
        {
            Reference = isStructured ? plain : null,
            Message = isStructured ? number : reference ?? number,
            Debtor = DebtorOf(creditor, payer),
        };
        return SwissQrCode.Of(bill) is CodePayload.Made made ? new PaymentCode(made.Text) { Swiss = Slip(bill) } : null;
    }

    // Whoever pays may also write it down: an address that does not fit is no reason to go without a code.
    private static SwissAddress? DebtorOf(Creditor creditor, PostalAddress? payer)
    {
        var debtor = payer is null ? null : new SwissAddress(payer.Name, payer.Street, payer.Postcode, payer.City, payer.Country ?? creditor.Country);
        return debtor is not null && SwissQrCode.Problem("the payer's", debtor) is null ? debtor : null;
    }

    private static SwissSlip Slip(SwissBill bill) => new(
        Iban.Format(bill.Iban),
        Lines(bill.Creditor),
        bill.Reference is not { } reference ? null
            : SwissQrReference.LooksLike(reference) ? SwissQrReference.Format(reference) : CreditorReference.Format(reference),
        bill.Message,
        bill.Debtor is { } debtor ? Lines(debtor) : [],
        bill.Amount.Currency.Code,
        decimal.Parse(bill.Amount.ToDecimalString(), CultureInfo.InvariantCulture).ToString("#,##0.00", CultureInfo.InvariantCulture).Replace(',', ' '));

    private static string[] Lines(SwissAddress address) =>
        [.. new[] { address.Name, address.Street, address.Country == "CH" ? $"{address.Postcode} {address.City}" : $"{address.Country}-{address.Postcode} {address.City}" }.OfType<string>()];
}
