using System.Text.RegularExpressions;

namespace Reminders.Messages;

/// <summary>
/// Puts a message's source together from a layout and sections, before it is compiled: one flat template a message renders
/// fastest, and the marks for paragraphs, lists and stress can only come from a template, never from a customer's name.
/// </summary>
internal sealed partial class SourceAssembly(IReadOnlyDictionary<string, Section> sections, bool html)
{
    private const int DeepestNesting = 8;

    public string Expand(string source) => Expand(source, 0);

    private string Expand(string source, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new TemplateException($"Sections include each other more than {DeepestNesting} deep.");
        }

        return Inclusion().Replace(source, inclusion =>
        {
            var name = inclusion.Groups["name"].Value;
            if (!sections.TryGetValue(name, out var section))
            {
                throw new TemplateException($"There is no section '{name}'.");
            }

            var words = Expand(section.Text, depth + 1);
            return inclusion.Groups["prose"].Success ? Prose.Of(words, html) : words;
        });
    }

    [GeneratedRegex(@"\{\{(>|(?<prose>prose))\s*(?<name>\w+)\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inclusion();
}
