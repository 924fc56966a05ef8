using System.Text.RegularExpressions;

namespace Reminders.Messages;

/// <summary>Tidies rendered plain text: what a condition left out leaves no gap behind.</summary>
internal static partial class PlainText
{
    public static string Of(string rendered) =>
        Gap().Replace(LineEnd().Replace(rendered.Replace('\u00A0', ' '), "\n"), "\n\n").Trim() + "\n";

    [GeneratedRegex(@"[ \t]*\r?\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"\n{3,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gap();
}
