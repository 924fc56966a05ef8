namespace Reminders.Formats.References;

/// <summary>
/// The 27 digits of a Swiss QR reference, the last a recursive mod 10 check. Goes with a QR-IBAN only (see <see cref="Iban.IsQrIban"/>).
/// Sees every wrong digit and all but two of the ninety ways to swap a pair.
/// </summary>
public static class SwissQrReference
{
    private const int Length = 27;

    private static ReadOnlySpan<byte> Carry => [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

    public static bool IsValid(string text)
    {
        var plain = ReferenceText.Compact(text);
        return LooksLike(plain) && plain.AsSpan().ContainsAnyExcept('0') && CheckDigit(plain.AsSpan(0, Length - 1)) == plain[^1];
    }

    /// <summary>The reference of up to 26 digits, filled with zeros on the left; null if they are anything else or all zeros.</summary>
    public static string? Create(string body)
    {
        var plain = ReferenceText.Compact(body);
        if (plain.Length >= Length || !ReferenceText.IsDigits(plain) || !plain.AsSpan().ContainsAnyExcept('0'))
        {
            return null;
        }

        var filled = plain.PadLeft(Length - 1, '0');
        return filled + CheckDigit(filled);
    }

    /// <summary>Two digits and five groups of five, as it is printed.</summary>
    public static string Format(string reference) => ReferenceText.GroupsFromRight(ReferenceText.Compact(reference), 5);

    /// <summary>Whether compact text has the shape of one, its check digit right or wrong.</summary>
    public static bool LooksLike(string plain) => plain.Length == Length && ReferenceText.IsDigits(plain);

    private static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var carry = 0;
        foreach (var digit in digits)
        {
            carry = Carry[(carry + digit - '0') % 10];
        }

        return (char)('0' + ((10 - carry) % 10));
    }
}
