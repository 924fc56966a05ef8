using System.Text.RegularExpressions;
using Reminders.Domain.Names;

namespace Reminders.Messages;

/// <summary>What can be said about template files as they are written: their marks, their sections, and which sections go round in circles.</summary>
internal static partial class FileCheck
{
    public static IReadOnlyList<TemplateProblem> Run(WordingLibrary library)
    {
        var problems = new List<TemplateProblem>();
        foreach (var (tag, template) in library.ToCheck)
        {
            var sections = library.SectionsOf(tag, template);
            var syntax = new TemplateSyntax([.. sections.Keys]);
            problems.AddRange(sections.Values.SelectMany(section => syntax.Check(section, isLayout: false)));
            problems.AddRange(library.Layers.SelectMany(layer => layer.Layouts.Where(layout => !layout.IsShipped)).SelectMany(layout => syntax.Check(layout, isLayout: true)));
            problems.AddRange(Missing(library, tag, template, sections));
            problems.AddRange(About(sections));
            problems.AddRange(Circles(sections));
        }

        problems.AddRange(library.Layers.SelectMany(layer => Unused(layer, library)));
        return [.. problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];
    }

    // What shipped files show and a new template or language has no words for: its own file is the one to mend.
    private static IEnumerable<TemplateProblem> Missing(WordingLibrary library, string tag, string template, IReadOnlyDictionary<string, Section> sections)
    {
        var shown = library.Layouts.Concat(sections.Values).Where(source => source.IsShipped).SelectMany(source => Included(source.Text)).Concat(["about", "subject", "sms"]);
        var missing = shown.Where(name => !sections.ContainsKey(name)).Distinct(StringComparer.Ordinal).ToList();
        var own = sections.Values.Where(section => !section.IsShipped)
            .OrderByDescending(section => section.File.EndsWith($"{template}.hbs", StringComparison.Ordinal)).ThenBy(section => section.File, StringComparer.Ordinal).FirstOrDefault();
        if (missing.Count > 0 && own is not null)
        {
            var hint = NearestName.Hint(template, TemplateFiles.Shipped.Pages.Select(page => page.Name).Where(name => name != template));
            yield return new TemplateProblem(
                own.File, 1, $"{tag}/{template} has no {(missing.Count == 1 ? "section" : "sections")} {string.Join(", ", missing)}: each begins with a line such as '--- {missing[0]}'{hint}");
        }
    }

    private static IEnumerable<TemplateProblem> About(IReadOnlyDictionary<string, Section> sections) =>
        sections.TryGetValue("about", out var about) && !Enum.GetNames<InvoiceState>().Contains(about.Text, StringComparer.OrdinalIgnoreCase)
            ? [new TemplateProblem(
                about.File,
                about.Line,
                $"'about' must be overdue, today or upcoming{NearestName.Hint(about.Text, Enum.GetNames<InvoiceState>().Select(name => name.ToLowerInvariant()))}")]
            : [];

    private static IEnumerable<TemplateProblem> Circles(IReadOnlyDictionary<string, Section> sections) =>
        from named in sections
        where Reaches(named.Key, named.Key, sections, [])
        select new TemplateProblem(named.Value.File, named.Value.Line, $"the section '{named.Key}' includes itself, however deep");

    private static bool Reaches(string from, string target, IReadOnlyDictionary<string, Section> sections, HashSet<string> seen) =>
        sections.TryGetValue(from, out var section)
        && Included(section.Text).Any(name => name == target || (seen.Add(name) && Reaches(name, target, sections, seen)));

    // A section that nothing shows is most often a misspelt one: its words would silently be missing.
    private static IEnumerable<TemplateProblem> Unused(TemplateFiles layer, WordingLibrary library)
    {
        var shown = library.Layers.SelectMany(one => one.Sources).SelectMany(source => Included(source.Text))
            .Concat(["about", "subject", "sms"]).ToHashSet(StringComparer.Ordinal);
        foreach (var page in layer.Pages)
        {
            foreach (var (name, section) in layer.Page(page.Tag, page.Name)!)
            {
                if (!shown.Contains(name))
                {
                    yield return new TemplateProblem(
                        section.File, Math.Max(1, section.Line - 1), $"nothing shows a section '{name}'{NearestName.Hint(name, shown)}");
                }
            }
        }

        foreach (var source in layer.Sources.Where(source => !source.Text.Contains("--- ", StringComparison.Ordinal) && !layer.Layouts.Any(layout => layout.File == source.File)))
        {
            yield return new TemplateProblem(source.File, 1, "the file has no section: begin one with a line such as '--- subject'");
        }
    }

    private static IEnumerable<string> Included(string text) => Inclusion().Matches(text).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"\{\{~?\s*(>|prose\s)\s*(?<name>\w+)\s*~?\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inclusion();
}
