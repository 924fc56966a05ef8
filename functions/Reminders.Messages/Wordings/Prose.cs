using System.Text.RegularExpressions;

namespace Reminders.Messages;

/// <summary>Turns a section's source into paragraphs and lists. Lines that are one block tag stay outside of them.</summary>
internal static partial class Prose
{
    private const string Paragraph = "<p style=\"margin:0 0 16px;\">";
    private const string List = "<ul style=\"margin:0 0 16px;padding:0 0 0 22px;\">";
    private const string Item = "<li style=\"margin:0 0 8px;\">";

    public static string Of(string source, bool html) => html
        ? string.Join('\n', Blocks(source).Select(Html))
        : Stress().Replace(source, "${words}");

    private static IEnumerable<IReadOnlyList<string>> Blocks(string source)
    {
        var block = new List<string>();
        foreach (var line in source.Split('\n'))
        {
            var alone = BlockTag().IsMatch(line);
            if ((alone || line.Length == 0) && block.Count > 0)
            {
                yield return block;
                block = [];
            }

            if (alone)
            {
                yield return [line];
            }
            else if (line.Length > 0)
            {
                block.Add(line);
            }
        }

        if (block.Count > 0)
        {
            yield return block;
        }
    }

    private static string Html(IReadOnlyList<string> block)
    {
        if (BlockTag().IsMatch(block[0]))
        {
            return block[0];
        }

        var words = block.All(line => line.StartsWith("- ", StringComparison.Ordinal))
            ? List + string.Concat(block.Select(line => $"{Item}{line[2..]}</li>")) + "</ul>"
            : $"{Paragraph}{string.Join(' ', block)}</p>";
        return Stress().Replace(words, "<strong>${words}</strong>");
    }

    // The whole line is one tag: a paragraph that only begins with a condition is still a paragraph.
    [GeneratedRegex(@"^\s*\{\{([#/^]|else\b)[^{}]*\}\}\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BlockTag();

    [GeneratedRegex(@"\*\*(?<words>.+?)\*\*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stress();
}
