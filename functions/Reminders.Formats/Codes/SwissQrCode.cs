using System.Text;
using Reminders.Domain.Amounts;
using Reminders.Formats.References;

namespace Reminders.Formats.Codes;

/// <summary>
/// The content of a Swiss QR code: SIX implementation guidelines QR-bill 2.3, version 0200, structured addresses only. Drawn with
/// error correction M it always fits QR version 25, as the guidelines demand.
/// </summary>
public static class SwissQrCode
{
    private const int MaxLength = 997;
    private const int MaxName = 70;
    private const int MaxStreet = 70;
    private const int MaxPostcode = 16;
    private const int MaxCity = 35;
    private const int MaxMessage = 140;
    private const int AddressLines = 7;
    private const long MaxMinor = 99_999_999_999;

    private enum ReferenceKind
    {
        Qrr,
        Scor,
        Non,
    }

    public static CodePayload Of(SwissBill bill)
    {
        if (Problem(bill) is { } problem)
        {
            return new CodePayload.NotMade(problem);
        }

        string[] lines =
        [
            "SPC", "0200", "1", ReferenceText.Compact(bill.Iban), .. Lines(bill.Creditor), .. Lines(null),
            bill.Amount.ToDecimalString(), bill.Amount.Currency.Code, .. Lines(bill.Debtor),
            $"{KindOf(bill)}".ToUpperInvariant(), ReferenceText.Compact(bill.Reference), bill.Message?.Trim() ?? "", "EPD",
        ];
        var text = string.Join('\n', lines);
        return Encoding.UTF8.GetByteCount(text) <= MaxLength
            ? new CodePayload.Made(text)
            : new CodePayload.NotMade($"addresses and message together are too long: a code holds {MaxLength} bytes");
    }

    /// <summary>What is wrong with an address in a code, or null.</summary>
    /// <param name="whose">How the address is called in the answer.</param>
    public static string? Problem(string whose, SwissAddress address) =>
        Line($"{whose} name", address.Name, MaxName, isNeeded: true)
        ?? Line($"{whose} street", address.Street, MaxStreet, isNeeded: false)
        ?? Line($"{whose} postcode", address.Postcode, MaxPostcode, isNeeded: true)
        ?? Line($"{whose} city", address.City, MaxCity, isNeeded: true)
        ?? (address.Country.Length == 2 && address.Country.All(char.IsAsciiLetterUpper) ? null : $"{whose} country is no ISO 3166 code");

    /// <summary>Whether a character can stand in a code: the Latin subset of the guidelines.</summary>
    public static bool IsLatin(Rune rune) => rune.Value is (>= 0x20 and <= 0x7E) or (>= 0xA0 and <= 0x17F) or (>= 0x218 and <= 0x21B) or 0x20AC;

    private static string? Problem(SwissBill bill) =>
        (Iban.IsValid(bill.Iban) ? null : "the IBAN is none")
        ?? (ReferenceText.Compact(bill.Iban)[..2] is "CH" or "LI" ? null : "the account is neither in Switzerland nor in Liechtenstein")
        ?? Problem("the creditor's", bill.Creditor)
        ?? (bill.Debtor is { } debtor ? Problem("the payer's", debtor) : null)
        ?? (bill.Amount.Currency.Code is "CHF" or "EUR" ? null : "only Swiss francs and euros can be paid with it")
        ?? (bill.Amount.Minor is >= 1 and <= MaxMinor ? null : "the amount must be 0.01 to 999999999.99")
        ?? Line("the message", bill.Message, MaxMessage, isNeeded: false)
        ?? ReferenceProblem(bill);

    private static string? ReferenceProblem(SwissBill bill) => KindOf(bill) switch
    {
        ReferenceKind.Qrr => Iban.IsQrIban(bill.Iban) ? null : "a QR reference needs a QR-IBAN",
        _ when Iban.IsQrIban(bill.Iban) => "a QR-IBAN needs a QR reference",
        ReferenceKind.Scor or ReferenceKind.Non => null,
        _ => "the reference is neither a QR reference nor a creditor reference, or its check digits are wrong",
    };

    private static ReferenceKind? KindOf(SwissBill bill) =>
        bill.Reference is not { } reference ? ReferenceKind.Non
        : SwissQrReference.IsValid(reference) ? ReferenceKind.Qrr
        : CreditorReference.IsValid(reference) ? ReferenceKind.Scor
        : null;

    private static string? Line(string field, string? value, int max, bool isNeeded) =>
        isNeeded && string.IsNullOrWhiteSpace(value) ? $"{field} is missing" : CodeText.Problem(field, value, max, IsLatin);

    private static IEnumerable<string> Lines(SwissAddress? address) => address is null
        ? Enumerable.Repeat("", AddressLines)
        : ["S", address.Name.Trim(), address.Street?.Trim() ?? "", "", address.Postcode.Trim(), address.City.Trim(), address.Country];
}
