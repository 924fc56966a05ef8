using System.Collections.Immutable;
using Reminders.Formats.References;

namespace Reminders.Formats.Matching;

/// <summary>
/// One way to name an invoice, in upper case letters and digits. <see cref="Checked"/>: it carries check digits, so that no slip of
/// the finger leads to it from another. <see cref="Written"/>: how it stands on the invoice, if that differs.
/// </summary>
internal sealed record Handle(string Key, bool Checked, string Written = "")
{
    /// <summary>Check digits are one digit's worth: what else has as many digits passes for it now and then.</summary>
    public bool IsNumeric => ReferenceText.IsDigits(Key) && !SwissQrReference.LooksLike(Key);
}

/// <summary>All ways to name an invoice that count.</summary>
internal static class Handles
{
    /// <summary>Shorter numbers stand in every text by chance.</summary>
    public const int MinLength = 4;

    /// <summary>Shorter ones are dates, amounts and postcodes, too.</summary>
    public const int MinSureLength = 6;

    private const int MinCoreLength = 6;
    private const int MinCheckedLength = 8;

    public static ImmutableArray<Handle> Of(string invoiceId, string invoiceNumber, string? paymentReference, MatchingPolicy policy)
    {
        var number = ReferenceText.LettersAndDigits(invoiceNumber);
        var reference = ReferenceText.LettersAndDigits(paymentReference ?? "");
        var core = Core(number);
        var id = ReferenceText.LettersAndDigits(invoiceId);
        List<Handle> all = [new(number, false, invoiceNumber.Trim()), new(id, false, invoiceId), new(core, false), new(reference, IsChecked(reference, policy))];
        if (Bare(reference) is { Length: >= MinCoreLength } bare)
        {
            all.Add(new(bare, false));
        }

        // Payers use the printed reference, also where only the number behind it is on file.
        if (Printed(core, policy) is { } printed)
        {
            all.Add(new(printed, IsChecked(printed, policy)));
        }

        return [.. all
            .Where(handle => Counts(handle.Key))
            .GroupBy(handle => handle.Key)
            .Select(same => new Handle(same.Key, same.Any(handle => handle.Checked), same.First().Written))];
    }

    /// <summary>Whether text is long enough, has a digit, and is no year: whether it can name something.</summary>
    public static bool Counts(string key) =>
        key.Length is >= MinLength and <= ReferenceText.MaxLength && key.AsSpan().ContainsAnyInRange('0', '9') && !IsYear(key);

    /// <summary>The digits at the end of a number: what is left of RE-2026001 when people leave the letters out. Empty if too few.</summary>
    public static string Core(string key)
    {
        var start = key.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1;
        return key.Length - start >= MinCoreLength ? key[start..] : "";
    }

    /// <summary>What a reference says without its check digits: how one is found again whose check digits are wrong. Null if it has none.</summary>
    public static string? Body(string reference, MatchingPolicy policy) => Bare(reference) ?? (policy.Numeric switch
    {
        NumericReferences.Unchecked => null,
        _ => ReferenceText.IsDigits(reference) && reference.Length > MinLength ? reference[..^1].TrimStart('0') : null,
    });

    /// <summary>Whether a reference that should carry check digits carries wrong ones.</summary>
    public static bool IsWrong(string reference, MatchingPolicy policy) =>
        CreditorReference.LooksLike(reference) ? !CreditorReference.IsValid(reference)
        : SwissQrReference.LooksLike(reference) ? !SwissQrReference.IsValid(reference)
        : policy.Numeric != NumericReferences.Unchecked && ReferenceText.IsDigits(reference) && !IsNumericValid(reference, policy);

    private static bool IsYear(string key) =>
        key.Length == MinLength && key[..2] is "19" or "20" && ReferenceText.IsDigits(key);

    private static bool IsChecked(string reference, MatchingPolicy policy) =>
        CreditorReference.IsValid(reference)
        || SwissQrReference.IsValid(reference)
        || (policy.Numeric != NumericReferences.Unchecked && reference.Length >= MinCheckedLength && IsNumericValid(reference, policy));

    private static bool IsNumericValid(string reference, MatchingPolicy policy) => policy.Numeric switch
    {
        NumericReferences.Unchecked => false,
        NumericReferences.Luhn => SwedishOcr.IsValid(reference, OcrLevel.CheckDigit),
        NumericReferences.LuhnWithLength => SwedishOcr.IsValid(reference, OcrLevel.LengthAndCheckDigit),
        NumericReferences.Finnish => FinnishReference.IsValid(reference),
        NumericReferences.NorwegianMod11 => NorwegianKid.IsValid(reference, KidCheck.Mod11),
        _ => throw new InvalidOperationException($"No scheme: {policy.Numeric}."),
    };

    private static string? Printed(string digits, MatchingPolicy policy) => digits.Length == 0 ? null : policy.Numeric switch
    {
        NumericReferences.Unchecked => null,
        NumericReferences.Luhn => SwedishOcr.Create(digits, OcrLevel.CheckDigit),
        NumericReferences.LuhnWithLength => SwedishOcr.Create(digits, OcrLevel.LengthAndCheckDigit),
        NumericReferences.Finnish => FinnishReference.Create(digits),
        NumericReferences.NorwegianMod11 => NorwegianKid.Create(digits, KidCheck.Mod11),
        _ => throw new InvalidOperationException($"No scheme: {policy.Numeric}."),
    };

    /// <summary>What an international or Swiss reference says between its check digits, without leading zeros; null for any other.</summary>
    public static string? Bare(string reference) =>
        CreditorReference.LooksLike(reference) ? reference[4..].TrimStart('0')
        : SwissQrReference.LooksLike(reference) ? reference[..^1].TrimStart('0')
        : null;
}
