using System.Text.RegularExpressions;

namespace Reminders.Local.Importing.Mappings;

/// <summary>How amounts are written in a file. Nothing is guessed: what can be read in two ways has to be declared.</summary>
internal sealed partial record NumberFormat(char Decimal, char? Thousands)
{
    /// <summary>The amount as a plain decimal, or what is wrong.</summary>
    /// <param name="text">What the file has, without white space around it.</param>
    /// <param name="format">What the mapping declares, or null.</param>
    /// <param name="plain">Digits with at most a minus sign before and one point among them; whatever else there was stays.</param>
    public static string? Read(string text, NumberFormat? format, out string plain)
    {
        plain = text;
        return format is null ? Undeclared(text) : format.Declared(text, out plain);
    }

    // A point without groups is the API's own form; everything else could be somebody else's number.
    private static string? Undeclared(string text) =>
        Ambiguous().IsMatch(text)
            ? "can be read in two ways: declare 'decimal:' (and 'thousands:') in a mapping file"
            : Separated().IsMatch(text)
                ? "has separators that are not declared: say 'decimal:' (and 'thousands:') in a mapping file"
                : null;

    private string? Declared(string text, out string plain)
    {
        plain = text;
        var sign = text.StartsWith('-') ? "-" : "";
        var parts = text[sign.Length..].Split(Decimal);
        if (parts.Length > 2 || Whole(parts[0]) is not { } whole || (parts.Length == 2 && !IsDigits(parts[1])))
        {
            return $"is not an amount written with '{Decimal}' before the decimals and {(Thousands is { } thousands ? $"'{thousands}'" : "nothing")} between groups of three digits";
        }

        plain = parts.Length == 2 ? $"{sign}{whole}.{parts[1]}" : sign + whole;
        return null;
    }

    private string? Whole(string text)
    {
        // White space comes in several widths.
        var groups = Thousands is { } thousands
            ? (thousands == ' ' ? text.Replace('\u00A0', ' ').Replace('\u202F', ' ') : text).Replace('’', '\'').Split(thousands)
            : [text];
        return groups is [var only] ? (IsDigits(only) ? only : null)
            : groups[0].Length is >= 1 and <= 3 && groups.All(IsDigits) && groups.Skip(1).All(group => group.Length == 3) ? string.Concat(groups)
            : null;
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}[.,][0-9]{3}$", RegexOptions.None, 1000)]
    private static partial Regex Ambiguous();

    [GeneratedRegex(@"^-?[0-9]+(?:[.,'’\s][0-9]+)*[,'’\s][0-9]+(?:[.,][0-9]+)*$", RegexOptions.None, 1000)]
    private static partial Regex Separated();
}
