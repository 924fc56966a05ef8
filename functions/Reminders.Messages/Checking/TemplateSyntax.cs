using System.Text.RegularExpressions;
using Reminders.Domain.Names;

namespace Reminders.Messages;

/// <summary>
/// Reads the marks of a template before anything is compiled, so that a slip is named with its own line and what was probably
/// meant: blocks that are not closed, unknown variables, sections and helpers, and values that would not be escaped.
/// </summary>
internal sealed partial class TemplateSyntax(IReadOnlyCollection<string> sections)
{
    private static readonly string[] Blocks = ["if", "unless", "each", "with"];

    public IEnumerable<TemplateProblem> Check(Section section, bool isLayout)
    {
        var problems = new List<TemplateProblem>();
        var open = new Stack<(string Tag, string Name, int At)>();
        foreach (var mark in Marks(section.Text))
        {
            if (Say(mark, open) is { } wrong)
            {
                problems.Add(new TemplateProblem(section.File, section.LineOf(mark.At), wrong));
            }
        }

        problems.AddRange(open.Select(block => new TemplateProblem(
            section.File, section.LineOf(block.At), $"{{{{{block.Tag}}}}} is not closed: add {{{{/{block.Name}}}}} after it, in the same section")));
        if (!isLayout && HtmlTag().Match(section.Text) is { Success: true } tag)
        {
            problems.Add(new TemplateProblem(
                section.File,
                section.LineOf(tag.Index),
                $"'{tag.Value}' would stand as it is in the text part: write **stressed**, an empty line for a paragraph, '- ' for a list; HTML belongs in {TemplateFiles.HtmlLayout}"));
        }

        return problems;
    }

    private static IEnumerable<Mark> Marks(string text)
    {
        for (var at = text.IndexOf("{{", StringComparison.Ordinal); at >= 0; at = text.IndexOf("{{", at, StringComparison.Ordinal))
        {
            var closing = Closing(text, at);
            var end = text.IndexOf(closing, at, StringComparison.Ordinal);
            var next = text.IndexOf("{{", at + 2 + (text.AsSpan(at).StartsWith("{{{") ? 1 : 0), StringComparison.Ordinal);
            if (end < 0 || (closing == "}}" && next >= 0 && next < end))
            {
                yield return new Mark(text[at..].Split('\n')[0].Trim(), at, IsOpen: true);
                at = next < 0 ? text.Length : next;
                continue;
            }

            yield return new Mark(text[(at + 2)..end].Trim('~', ' ', '\n', '\t'), at, IsOpen: false);
            at = end + closing.Length;
        }
    }

    private static string Closing(string text, int at) =>
        text.AsSpan(at).StartsWith("{{!--") ? "--}}" : text.AsSpan(at).StartsWith("{{{") ? "}}}" : "}}";

    private string? Say(Mark mark, Stack<(string Tag, string Name, int At)> open)
    {
        if (mark.IsOpen)
        {
            return $"'{Shorten(mark.Tag)}' is not closed: it needs its }}}}";
        }

        var words = mark.Tag.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case []:
                return "{{}} names nothing";
            case [['!', ..], ..]:
                return null;
            case [['{' or '&', ..], ..]:
                return "values are always escaped: write {{" + mark.Tag.Trim('{', '&', ' ') + "}}";
            case [['#' or '^', .. var name], .. var about] when mark.Tag != "^":
                return Open(mark, name.Length > 0 ? [name, .. about] : about, open);
            case [['/', .. var closed], ..]:
                return Close(closed, open);
            case ["else" or "^"] or ["else", "if", _]:
                return open.Count == 0 ? $"{{{{{mark.Tag}}}}} stands in no block" : words.Length == 3 ? TemplateVariables.Problem(words[2]) : null;
            case [['>', .. var attached], .. var rest]:
                return Included(attached.Length > 0 ? attached : rest.FirstOrDefault() ?? "");
            case ["prose", var named]:
                return Included(named);
            case [var path]:
                return TemplateVariables.Problem(path);
            default:
                return $"there is no helper '{words[0]}': a template names one value, such as {{{{focus.amount}}}}";
        }
    }

    private static string? Open(Mark mark, string[] words, Stack<(string Tag, string Name, int At)> open)
    {
        var name = words.FirstOrDefault() ?? "";
        open.Push((mark.Tag, name, mark.At));
        return !Blocks.Contains(name, StringComparer.Ordinal)
            ? $"there is no block '{name}'{NearestName.Hint(name, Blocks)}"
            : words.Length == 2 ? TemplateVariables.Problem(words[1]) : $"{{{{{mark.Tag}}}}} needs one variable";
    }

    private static string? Close(string name, Stack<(string Tag, string Name, int At)> open)
    {
        if (open.Count == 0)
        {
            return $"{{{{/{name}}}}} closes nothing in this section";
        }

        var last = open.Pop();
        return last.Name == name ? null : $"{{{{/{name}}}}} comes where {{{{/{last.Name}}}}} should close {{{{{last.Tag}}}}}";
    }

    private string? Included(string name) =>
        sections.Contains(name) ? null : $"there is no section '{name}'{NearestName.Hint(name, sections)}";

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40];

    [GeneratedRegex("</?[a-zA-Z][^<>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HtmlTag();

    private readonly record struct Mark(string Tag, int At, bool IsOpen);
}
