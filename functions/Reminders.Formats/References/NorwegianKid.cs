namespace Reminders.Formats.References;

/// <summary>Which check a creditor agreed with its Norwegian bank.</summary>
public enum KidCheck
{
    /// <summary>Luhn: sees every wrong digit and every swapped pair except 09 and 90.</summary>
    Mod10,

    /// <summary>Weights 2 to 7: sees every wrong digit and every swapped pair; a remainder of ten is written as a dash.</summary>
    Mod11,
}

/// <summary>A Norwegian KID: 2 to 25 characters, the last the check.</summary>
public static class NorwegianKid
{
    private const int MinLength = 2;
    private const int MaxLength = 25;

    public static bool IsValid(string text, KidCheck check)
    {
        var plain = ReferenceText.Compact(text);
        return plain.Length is >= MinLength and <= MaxLength
            && ReferenceText.IsDigits(plain.AsSpan(0, plain.Length - 1))
            && CheckOf(plain.AsSpan(0, plain.Length - 1), check) == plain[^1];
    }

    /// <summary>The KID of 1 to 24 digits; null if they are anything else.</summary>
    public static string? Create(string digits, KidCheck check)
    {
        var plain = ReferenceText.Compact(digits);
        return plain.Length < MaxLength && ReferenceText.IsDigits(plain) ? plain + CheckOf(plain, check) : null;
    }

    private static char CheckOf(ReadOnlySpan<char> digits, KidCheck check) => check switch
    {
        KidCheck.Mod10 => Luhn.CheckDigit(digits),
        KidCheck.Mod11 => Mod11(digits),
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, "no check"),
    };

    private static char Mod11(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (2 + (i % 6)) * (digits[^(i + 1)] - '0');
        }

        return ((11 - (sum % 11)) % 11) switch
        {
            10 => '-',
            var digit => (char)('0' + digit),
        };
    }
}
