namespace Reminders.Messages;

/// <summary>Applies the tone rules to samples of one wording and says where the words stand that break one.</summary>
internal static class ToneCheck
{
    private const string FormalPrefix = "formal";

    /// <summary>Templates of the formal notice are named so: "formal", "formal-utility". Only they may speak of law and consequences.</summary>
    public static bool IsFormal(string template) => template.StartsWith(FormalPrefix, StringComparison.Ordinal);

    public static IEnumerable<TemplateProblem> Run(MessageRenderer renderer, Wording wording)
    {
        var problems = new List<TemplateProblem>();
        var words = ToneWords.Of(wording.Tag);
        if (words is null)
        {
            problems.Add(At(wording, new ToneFinding(
                $"nobody has collected the words of '{wording.Tag}' yet: what it says is not checked, only how it is built", Section: "intro", IsWarning: true)));
        }

        foreach (var (at, sample) in renderer.Samples(wording.Template, wording.Tag).Index())
        {
            var rendered = new ToneSample(renderer, wording, sample.Content, isPlainest: at == 0);
            var findings = StructureRules.Check(rendered).Concat(ColourRules.Check(wording.HtmlLayout.Text));
            if (words is not null)
            {
                findings = findings.Concat(WordRules.Check(rendered, words, IsFormal(wording.Template)));
            }

            problems.AddRange(findings.Select(finding => At(wording, finding)));
        }

        return problems.DistinctBy(problem => (problem.File, problem.Line, problem.Message));
    }

    // The shipped words pass in the shipped layouts: what is missing then was left out by an own layout, or by own words elsewhere.
    private static Section? Own(Wording wording, ToneFinding finding)
    {
        Section[] layouts = finding.InHtml ? [wording.HtmlLayout, wording.TextLayout] : [wording.TextLayout, wording.HtmlLayout];
        return layouts.Concat(wording.Sections.OrderBy(section => section.Key, StringComparer.Ordinal).Select(section => section.Value))
            .FirstOrDefault(section => !section.IsShipped);
    }

    // The very words, where a file says them; else the section the rule is about.
    private static TemplateProblem At(Wording wording, ToneFinding finding)
    {
        if (finding.Words is { } words)
        {
            var said = wording.Sections.Values.Append(wording.HtmlLayout)
                .Select(section => (Section: section, At: section.Text.IndexOf(words, StringComparison.OrdinalIgnoreCase)))
                .Where(found => found.At >= 0)
                .OrderBy(found => found.Section.IsShipped)
                .FirstOrDefault();
            if (said.Section is { } place)
            {
                return Problem(place, place.LineOf(said.At));
            }
        }

        var about = wording.Sections.GetValueOrDefault(finding.Section) ?? wording.Sections.Values.First();
        var blamed = about.IsShipped ? Own(wording, finding) ?? about : about;
        return Problem(blamed, blamed.Line);

        TemplateProblem Problem(Section section, int line) => new(section.File, line, $"{wording.Tag}/{wording.Template}: {finding.Message}", finding.IsWarning);
    }
}

/// <summary>What breaks a tone rule.</summary>
/// <param name="Message">What, and what would be right.</param>
/// <param name="Section">The section the rule is about.</param>
/// <param name="Words">The words that break it, if it is single words.</param>
/// <param name="InHtml">Whether it is the HTML part that breaks it.</param>
internal sealed record ToneFinding(string Message, string Section, string? Words = null, bool IsWarning = false, bool InHtml = false);
