using System.Text.RegularExpressions;

namespace Reminders.Messages.Tests;

/// <summary>The README's table of variables is the one that people write templates from.</summary>
public sealed partial class VariableTableTests
{
    [Fact]
    public void Readme_NamesExactlyTheVariablesThereAre()
    {
        var named = Row().Matches(Readme()).SelectMany(row => Name().Matches(row.Groups["names"].Value)).Select(name => name.Groups["name"].Value).ToList();

        Assert.Equal(named.Count, named.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Groups(TemplateVariables.All), named.Order(StringComparer.Ordinal));
    }

    // otherOverdue, otherToday and otherUpcoming have what focus has, its first what a row has: the table says so once.
    private static IEnumerable<string> Groups(IEnumerable<string> all) => all
        .Where(path => !path.StartsWith("other", StringComparison.Ordinal) || path == "others")
        .Where(path => !path.StartsWith("focus.first.", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string Readme()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Reminders.sln")))
        {
            folder = folder.Parent!;
        }

        var text = File.ReadAllText(Path.Combine(folder.FullName, "README.md"));
        var begin = text.IndexOf("### Variables", StringComparison.Ordinal);
        return text[begin..text.IndexOf("\n##", begin + 4, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"^\| (?<names>`[^|]+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
