using System.Globalization;

namespace Reminders.Formats.References;

/// <summary>
/// The structured creditor reference of ISO 11649: RF, two check digits and up to 21 letters and digits. Sees every wrong character
/// of the same kind and every swapped pair of the same kind.
/// </summary>
public static class CreditorReference
{
    private const int MinLength = 5;
    private const int MaxLength = 25;

    public static bool IsValid(string text)
    {
        var plain = ReferenceText.Compact(text);
        return LooksLike(plain) && Mod97.Remainder(plain.AsSpan(4), plain.AsSpan(0, 4)) == 1;
    }

    /// <summary>The reference of 1 to 21 letters and digits; null if they are anything else.</summary>
    public static string? Create(string body)
    {
        var plain = ReferenceText.Compact(body);
        var remainder = Mod97.Remainder(plain, "RF00");
        return plain.Length is 0 or > MaxLength - 4 || remainder < 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"RF{98 - remainder:00}{plain}");
    }

    /// <summary>In groups of four, as it is printed.</summary>
    public static string Format(string reference) => ReferenceText.GroupsFromLeft(ReferenceText.Compact(reference), 4);

    /// <summary>Whether compact text has the shape of one, its check digits right or wrong.</summary>
    public static bool LooksLike(string plain) =>
        plain.Length is >= MinLength and <= MaxLength
        && plain.StartsWith("RF", StringComparison.Ordinal)
        && ReferenceText.IsDigits(plain.AsSpan(2, 2));
}
