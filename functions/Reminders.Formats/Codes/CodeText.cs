using System.Globalization;
using System.Text;

namespace Reminders.Formats.Codes;

/// <summary>What may stand in one line of a code. A line break in a value would begin the next field: that of the account, for instance.</summary>
internal static class CodeText
{
    /// <summary>What is wrong with a value, or null.</summary>
    /// <param name="field">How the value is called in the answer.</param>
    public static string? Problem(string field, string? value, int max, Func<Rune, bool>? fits = null)
    {
        var text = value ?? "";
        if (text.Length > max)
        {
            return $"{field} is longer than {max} characters";
        }

        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                return $"{field} holds half a character";
            }

            if (IsUnseen(rune))
            {
                return $"{field} holds a line break or another character that cannot be seen";
            }

            if (fits is not null && !fits(rune))
            {
                return $"{field} holds a character that the code cannot have";
            }

            at += rune.Utf16SequenceLength;
        }

        return null;
    }

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
