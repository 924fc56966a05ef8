using System.Collections.Frozen;
using System.Text;

namespace Reminders.Messages;

/// <summary>
/// The GSM 03.38 default alphabet. One character outside of it turns a whole message into UCS-2 and cuts a segment from 160
/// characters to 70, so look-alikes that lose nothing are written with its own characters.
/// </summary>
internal static class SmsAlphabet
{
    private static readonly FrozenSet<char> Basic = (
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
        "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà").ToFrozenSet();

    private static readonly FrozenSet<char> Extended = "^{}\\[~]|€\f".ToFrozenSet();

    /// <summary>How many septets the character takes, or 0 for one that is not in the alphabet.</summary>
    public static int Septets(char character) => Basic.Contains(character) ? 1 : Extended.Contains(character) ? 2 : 0;

    /// <summary>The same text with typographic quotes, dashes and spaces made plain, and composed: u and two dots are ü.</summary>
    public static string Normalise(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormC))
        {
            plain.Append(Plain(character) ?? character.ToString());
        }

        return plain.ToString();
    }

    private static string? Plain(char character) => character switch
    {
        '\u00A0' or '\u202F' or '\t' or (>= '\u2000' and <= '\u200A') => " ",
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '\u00B4' or '`' => "'",
        '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB' => "\"",
        (>= '\u2010' and <= '\u2015') or '\u2212' or '\u2022' => "-",
        '\u2026' => "...",
        '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' => "",
        _ => null,
    };
}
