namespace Reminders.Local.Importing.Files;

/// <summary>What stands between the fields of a row.</summary>
internal static class Separator
{
    public static IReadOnlyDictionary<string, char> Known { get; } =
        new Dictionary<string, char> { [","] = ',', [";"] = ';', ["tab"] = '\t', ["|"] = '|' };

    /// <summary>The separator that the header uses; a comma if it has one column.</summary>
    /// <exception cref="ImportFileException">Two of them are there equally often.</exception>
    public static char In(ReadOnlySpan<char> text)
    {
        var counts = Known.Values.ToDictionary(separator => separator, _ => 0);
        var quoted = false;
        foreach (var letter in text.TrimStart("\r\n"))
        {
            quoted ^= letter == '"';
            if (!quoted && letter is '\r' or '\n')
            {
                break;
            }

            if (!quoted && counts.TryGetValue(letter, out var count))
            {
                counts[letter] = count + 1;
            }
        }

        var most = counts.Values.Max();
        var candidates = counts.Where(pair => pair.Value == most).Select(pair => pair.Key).ToList();
        return most == 0 ? ','
            : candidates is [var only] ? only
            : throw new ImportFileException("the header does not tell what separates its columns: say 'separator:' in a mapping file");
    }
}
