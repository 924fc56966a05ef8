using System.Collections.Frozen;

namespace Reminders.Messages;

/// <summary>
/// A template file: named sections, each begun by a line "--- name". What stands before the first is a note to the reader.
/// The words stand once and serve both the text and the HTML of a message, so that the two never differ.
/// </summary>
internal static class Sections
{
    private const string Mark = "--- ";

    public static IReadOnlyDictionary<string, Section> Parse(string content, string file)
    {
        var sections = new Dictionary<string, Section>(StringComparer.Ordinal);
        string? name = null;
        var (first, number) = (0, 0);
        var lines = new List<string>();
        foreach (var line in content.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                Close();
                name = line[Mark.Length..].Trim();
                first = number + 1;
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
                var blank = lines.TakeWhile(string.IsNullOrWhiteSpace).Count();
                sections[name] = new Section(string.Join('\n', lines).Trim(), file, blank == lines.Count ? first - 1 : first + blank);
            }

            lines.Clear();
        }
    }

    /// <summary>Lays files over each other, the most general first: a later one replaces the sections that it has.</summary>
    public static IReadOnlyDictionary<string, Section> Merge(IEnumerable<IReadOnlyDictionary<string, Section>> layers) => layers
        .SelectMany(layer => layer)
        .GroupBy(section => section.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(same => same.Key, same => same.Last().Value, StringComparer.Ordinal);
}
