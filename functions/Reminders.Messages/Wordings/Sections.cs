using System.Collections.Frozen;

namespace Reminders.Messages;

/// <summary>
/// A template file: named sections, each begun by a line "--- name". What stands before the first is a note to the reader.
/// The words stand once and serve both the text and the HTML of a message, so that the two never differ.
/// </summary>
internal static class Sections
{
    private const string Mark = "--- ";

    public static IReadOnlyDictionary<string, string> Parse(string file)
    {
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        string? name = null;
        var lines = new List<string>();
        foreach (var line in file.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                Close();
                name = line[Mark.Length..].Trim();
            }
            else
            {
                lines.Add(line);
            }
        }

        Close();
        return sections;

        void Close()
        {
            if (name is not null)
            {
                sections[name] = string.Join('\n', lines).Trim();
            }

            lines.Clear();
        }
    }

    /// <summary>Lays files over each other, the most general first: a later one replaces the sections that it has.</summary>
    public static IReadOnlyDictionary<string, string> Merge(IEnumerable<IReadOnlyDictionary<string, string>> layers) => layers
        .SelectMany(layer => layer)
        .GroupBy(section => section.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(same => same.Key, same => same.Last().Value, StringComparer.Ordinal);
}
