using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Reminders.Formats.Matching;

internal enum NameLikeness
{
    Unknown,
    Differs,
    Similar,
    Agrees,
}

/// <summary>Compares the name on a payment with a customer's: order, titles, legal forms, umlauts and accents do not count.</summary>
internal static class PayerNames
{
    private const int MaxLength = 200;
    private const int MaxTextLength = 1000;

    private static readonly FrozenSet<string> Ignored = (
        "GMBH MBH AG KG OHG GBR UG SE EV EK LTD LIMITED LLC INC CORP PLC LLP SA SARL SAS SRL SPA BV NV AB AS ASA OY OYJ APS CO COMPANY " +
        "UND AND ET OG OCH DR PROF HERR FRAU MR MRS MS MME HR FR").Split(' ').ToFrozenSet();

    /// <summary>The words that count, in upper case without accents; ä and ae alike.</summary>
    public static string[] Words(string? name) => string.IsNullOrWhiteSpace(name) || name.Length > MaxLength ? [] :
        [.. InOrder(name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The same of a text somebody may be named in, in the order they stand there.</summary>
    public static string[] InText(string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : [.. InOrder(text.Length > MaxTextLength ? text[..MaxTextLength] : text)];

    private static IEnumerable<string> InOrder(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (letter is 'ß')
            {
                plain.Append("SS");
            }
            else if (letter is 'ø' or 'Ø')
            {
                plain.Append('O');
            }
            else if (char.IsLetterOrDigit(letter))
            {
                plain.Append(char.ToUpperInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter is not ('.' or '\''))
            {
                plain.Append(' ');
            }
        }

        return plain.ToString()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Ignored.Contains(word))
            .Select(word => word.Replace("AE", "A", StringComparison.Ordinal).Replace("OE", "O", StringComparison.Ordinal).Replace("UE", "U", StringComparison.Ordinal));
    }

    /// <summary>
    /// Agrees: every word of the shorter is in the longer, two words at least, or the one word both consist of. Similar: a word of
    /// four letters or more is in both, give or take one letter.
    /// </summary>
    public static NameLikeness Compare(string[] payer, string[] customer)
    {
        if (payer.Length == 0 || customer.Length == 0)
        {
            return NameLikeness.Unknown;
        }

        var (few, many) = payer.Length <= customer.Length ? (payer, customer) : (customer, payer);
        var whole = few.Count(word => word.Length > 1 && many.Contains(word));
        var initials = few.Count(word => !many.Contains(word) && many.Any(other => Math.Min(word.Length, other.Length) == 1 && other[0] == word[0]));
        // "A. Bauer" may be Anna Bauer, and Anna Bauer "A. Bauer".
        var agrees = whole + initials == few.Length && whole > 0 && (few.Length > 1 || (many.Length == 1 && few[0].Length > 3));
        return agrees ? NameLikeness.Agrees
            : few.Any(word => word.Length > 3 && many.Any(other => Spelling.Within(1, word, other))) ? NameLikeness.Similar
            : NameLikeness.Differs;
    }
}
