namespace Reminders.Formats.References;

/// <summary>
/// A Finnish viitenumero: 4 to 20 digits, the last a 7-3-1 check. Sees every wrong digit, and every swapped pair unless the two
/// differ by five.
/// </summary>
public static class FinnishReference
{
    private const int MinLength = 4;
    private const int MaxLength = 20;

    private static ReadOnlySpan<byte> Weights => [7, 3, 1];

    public static bool IsValid(string text)
    {
        var plain = ReferenceText.Compact(text).TrimStart('0');
        return plain.Length is >= MinLength and <= MaxLength
            && ReferenceText.IsDigits(plain)
            && CheckDigit(plain.AsSpan(0, plain.Length - 1)) == plain[^1];
    }

    /// <summary>The reference of 3 to 19 digits; null if they are anything else.</summary>
    public static string? Create(string digits)
    {
        var plain = ReferenceText.Compact(digits).TrimStart('0');
        return plain.Length is >= MinLength - 1 and < MaxLength && ReferenceText.IsDigits(plain) ? plain + CheckDigit(plain) : null;
    }

    /// <summary>The same reference in its international form; null if it is not valid.</summary>
    public static string? ToCreditorReference(string reference) =>
        IsValid(reference) ? CreditorReference.Create(ReferenceText.Compact(reference).TrimStart('0')) : null;

    /// <summary>In groups of five from the right, as it is printed.</summary>
    public static string Format(string reference) => ReferenceText.GroupsFromRight(ReferenceText.Compact(reference).TrimStart('0'), 5);

    private static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += Weights[i % 3] * (digits[^(i + 1)] - '0');
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
