using Reminders.Formats.References;

namespace Reminders.Formats.Codes;

/// <summary>A bank's code, its BIC (ISO 9362): eight or eleven letters and digits.</summary>
public static class BankCode
{
    public static bool IsValid(string text)
    {
        var plain = ReferenceText.Compact(text);
        return plain.Length is 8 or 11
            && plain.Take(6).All(char.IsAsciiLetterUpper)
            && plain.Skip(6).All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));
    }
}
