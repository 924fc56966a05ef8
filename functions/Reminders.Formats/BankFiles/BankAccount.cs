using System.Globalization;
using System.Text.RegularExpressions;
using Reminders.Formats.References;

namespace Reminders.Formats.BankFiles;

/// <summary>One form for an account, however a bank writes it.</summary>
public static partial class BankAccount
{
    private const int LongestIban = 34;
    private const int CurrencyLength = 3;

    /// <summary>
    /// The IBAN in one piece, also behind it a currency, also as the bank code and account number of Germany; anything else in upper
    /// case letters and digits.
    /// </summary>
    public static string Plain(string account)
    {
        var german = German().Match(account);
        if (german.Success)
        {
            var number = german.Groups["bank"].Value + german.Groups["number"].Value.PadLeft(10, '0');
            var check = 98 - Mod97.Remainder(number, "DE00");
            return string.Create(CultureInfo.InvariantCulture, $"DE{check:00}{number}");
        }

        var plain = ReferenceText.LettersAndDigits(account);
        return plain.Length is > CurrencyLength and <= LongestIban + CurrencyLength && Iban.IsValid(plain[..^CurrencyLength]) && !Iban.IsValid(plain)
            ? plain[..^CurrencyLength]
            : plain;
    }

    [GeneratedRegex(@"^\s*(?<bank>[0-9]{8})/0*(?<number>[0-9]{1,10})(?:[A-Z]{3})?\s*$", RegexOptions.None, 1000)]
    private static partial Regex German();
}
