namespace Reminders.Formats.Codes;

/// <summary>A bank's code (ISO 9362): eight or eleven letters and digits.</summary>
internal static class Bic
{
    public static bool IsValid(string plain) =>
        plain.Length is 8 or 11 && plain.Take(6).All(char.IsAsciiLetterUpper) && plain.Skip(6).All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));
}
