using System.Globalization;

namespace Reminders.Messages;

/// <summary>The list of addresses that a print service works from: CSV (RFC 4180), a line for each letter under the names of the columns.</summary>
public static class AddressList
{
    public static string Head { get; } = Written(["file", "name", "street", "postcode", "city", "region", "country", "pages"]);

    /// <summary>A letter's line.</summary>
    /// <param name="file">The letter itself.</param>
    /// <param name="country">Of the sender, where the address names none.</param>
    /// <param name="pages">Null: not known.</param>
    public static string Line(string file, PostalAddress to, string? country, int? pages) => Written(
        [file, to.Name, to.Street, to.Postcode, to.City, to.Region, to.Country ?? country, pages?.ToString(CultureInfo.InvariantCulture)]);

    private static string Written(string?[] cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    // One line a letter, and no cell that a spreadsheet would take for a formula.
    private static string Cell(string? text)
    {
        var line = CleanText.Line(text);
        var plain = line is ['=' or '+' or '-' or '@', ..] ? $"'{line}" : line;
        return plain.AsSpan().ContainsAny(',', '"') ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }
}
