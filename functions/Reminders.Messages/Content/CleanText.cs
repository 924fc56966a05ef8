using System.Globalization;
using System.Text;

namespace Reminders.Messages;

/// <summary>
/// Outside values are words, never layout: line breaks, control and invisible direction characters become single spaces or
/// vanish. Done once, where a value enters, so that text, HTML, SMS and headers can rely on it.
/// </summary>
internal static class CleanText
{
    public static string? OrNull(string? value)
    {
        var line = Line(value);
        return line.Length == 0 ? null : line;
    }

    public static string Line(string? value)
    {
        var line = new StringBuilder(value?.Length ?? 0);
        foreach (var rune in (value ?? "").EnumerateRunes())
        {
            if (IsGap(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (!IsInvisible(rune))
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().Trim();
    }

    private static bool IsGap(Rune rune) =>
        rune.Value == ' ' || Rune.IsControl(rune) ||
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // Embeddings, overrides, isolates and the byte order mark: they could make a number or an address read as another one.
    private static bool IsInvisible(Rune rune) =>
        rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0xFEFF;
}
