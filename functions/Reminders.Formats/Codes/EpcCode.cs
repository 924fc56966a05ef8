using System.Text;
using Reminders.Domain.Amounts;
using Reminders.Formats.References;

namespace Reminders.Formats.Codes;

/// <summary>
/// The content of a SEPA payment code, as banking apps scan it: EPC069-12, version 002, UTF-8. Drawn with error correction M it
/// always fits QR version 13, as the standard demands.
/// </summary>
public static class EpcCode
{
    private const int MaxBytes = 331;
    private const int MaxName = 70;
    private const int MaxText = 140;
    private const long MaxMinor = 99_999_999_999;

    public static CodePayload Of(EpcTransfer transfer)
    {
        var iban = ReferenceText.Compact(transfer.Iban);
        var bic = ReferenceText.Compact(transfer.Bic);
        if (Problem(transfer, iban, bic) is { } problem)
        {
            return new CodePayload.NotMade(problem);
        }

        string?[] lines =
        [
            "BCD", "002", "1", "SCT", bic, transfer.Name.Trim(), iban, $"EUR{transfer.Amount.ToDecimalString()}", null,
            transfer.Reference is { } reference ? ReferenceText.Compact(reference) : null, transfer.Text?.Trim(),
        ];
        // Nothing follows the last line that says something, not even its end.
        var text = string.Join('\n', lines).TrimEnd('\n');
        return Encoding.UTF8.GetByteCount(text) <= MaxBytes
            ? new CodePayload.Made(text)
            : new CodePayload.NotMade($"name and text together are too long: a code holds {MaxBytes} bytes");
    }

    private static string? Problem(EpcTransfer transfer, string iban, string bic) =>
        CodeText.Problem("the name", transfer.Name, MaxName)
        ?? CodeText.Problem("the text", transfer.Text, MaxText)
        ?? (string.IsNullOrWhiteSpace(transfer.Name) ? "the name is missing" : null)
        ?? (Iban.IsValid(transfer.Iban) ? null : "the IBAN is none")
        ?? (SepaCountries.Has(iban[..2]) ? null : $"{iban[..2]} takes no SEPA transfers")
        ?? (bic.Length == 0
            ? SepaCountries.NeedsBic(iban[..2]) ? $"an account in {iban[..2]} needs the BIC of its bank" : null
            : BankCode.IsValid(bic) ? null : "the BIC is none")
        ?? (transfer.Amount.Currency == Currency.Of("EUR") ? null : "only euros can be paid with it")
        ?? (transfer.Amount.Minor is >= 1 and <= MaxMinor ? null : "the amount must be 0.01 to 999999999.99")
        ?? (transfer is { Reference: not null, Text: not null } ? "it takes a reference or a text, not both" : null)
        ?? (transfer.Reference is { } reference && !CreditorReference.IsValid(reference) ? "the reference has wrong check digits" : null);
}
