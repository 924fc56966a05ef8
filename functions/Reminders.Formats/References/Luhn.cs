namespace Reminders.Formats.References;

/// <summary>
/// The mod 10 check of Swedish and Norwegian references. Sees every wrong digit and every swapped pair except 09 and 90.
/// </summary>
internal static class Luhn
{
    /// <summary>The check digit to put behind these digits.</summary>
    public static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var doubled = digit * 2;
            sum += i % 2 == 1 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    public static bool IsValid(ReadOnlySpan<char> digits) =>
        digits.Length > 1 && ReferenceText.IsDigits(digits) && CheckDigit(digits[..^1]) == digits[^1];
}
