using System.Text;

namespace Reminders.Messages;

/// <summary>Writes one header each. Every value is a single clean line before it gets here, so none can add a header.</summary>
internal static class HeaderLine
{
    private const int PreferredLength = 76;

    public static string Text(string name, string value)
    {
        var clean = OneSpaced(value);
        return EncodedWords.Needed(clean)
            ? $"{name}: {EncodedWords.Encode(clean, name.Length + 2)}"
            : Fold(name, clean.Split(' '));
    }

    public static string Mailbox(string name, MailAddressee addressee)
    {
        var address = MailAddress.Of(addressee.Address);
        var words = OneSpaced(addressee.Name);
        if (words.Length == 0)
        {
            return Fold(name, [address]);
        }

        var angled = $"<{address}>";
        if (EncodedWords.Needed(words) || words.Length > PreferredLength - name.Length - 4)
        {
            return $"{name}: {EncodedWords.Encode(words, name.Length + 2)}\r\n {angled}";
        }

        var quoted = $"\"{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        return Fold(name, [quoted, angled]);
    }

    public static string Ids(string name, IReadOnlyList<string> ids) => Fold(name, ids.Select(Id));

    // Only visible ASCII: whatever else was in an id, it stays one id.
    private static string Id(string id)
    {
        var inner = id.Trim().TrimStart('<').TrimEnd('>');
        return $"<{string.Concat(inner.Select(c => c is > ' ' and < '\u007F' and not ('<' or '>' or '"' or ',' or ';') ? c : '_'))}>";
    }

    private static string Fold(string name, IEnumerable<string> words)
    {
        var header = new StringBuilder(name).Append(':');
        var used = header.Length;
        foreach (var word in words)
        {
            if (used + 1 + word.Length > PreferredLength && used > name.Length + 1)
            {
                header.Append("\r\n");
                used = 0;
            }

            header.Append(' ').Append(word);
            used += 1 + word.Length;
        }

        return header.ToString();
    }

    // Folding is only safe where spaces are single: a line of nothing but spaces would end the header block for some readers.
    private static string OneSpaced(string? value) =>
        string.Join(' ', CleanText.Line(value).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
