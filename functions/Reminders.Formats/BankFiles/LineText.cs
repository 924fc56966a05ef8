namespace Reminders.Formats.BankFiles;

/// <summary>Texts of a line within their bounds.</summary>
internal static class LineText
{
    public const int MaxReference = 140;
    public const int MaxName = 200;
    public const int MaxAccount = 64;
    public const int MaxReason = 40;
    private const int MaxText = 1000;

    /// <summary>One line without control characters; null where nothing is left.</summary>
    public static string? Field(string? text, int max)
    {
        if (text is null)
        {
            return null;
        }

        var clean = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
        return clean.Length == 0 ? null : clean.Length > max ? clean[..max].TrimEnd() : clean;
    }

    /// <summary>What was written, and every reference that is not <paramref name="reference"/>.</summary>
    public static string Of(BankEntry entry, BankTransaction transaction, string? reference)
    {
        var written = transaction.Remittance.IsEmpty ? [transaction.Text ?? entry.Text] : transaction.Remittance.AsEnumerable<string?>();
        string?[] others = [.. Everything(transaction with { Remittance = [] }).Where(other => other != reference), transaction.UltimatePayer];
        var lines = written.Concat(others).Select(line => Field(line?.Replace('\n', ' '), MaxText)).OfType<string>().Distinct(StringComparer.Ordinal);
        var text = string.Join('\n', lines);
        return text.Length > MaxText ? text[..MaxText] : text;
    }

    /// <summary>Everything that may name an invoice.</summary>
    public static IEnumerable<string> Everything(BankTransaction transaction) =>
    [
        .. transaction.Remittance,
        .. transaction.References.Select(one => one.Reference),
        .. transaction.EndToEndId is { } id ? [id] : Array.Empty<string>(),
        .. transaction.Documents,
    ];
}
