using System.Collections.Concurrent;

namespace Reminders.Messages;

/// <summary>
/// All templates by language: the shipped ones, with own ones laid over them section by section, the most general layer first. A
/// wording is compiled when it is first needed, once.
/// </summary>
internal sealed class WordingLibrary
{
    private const string Common = "common";

    private readonly IReadOnlyList<TemplateFiles> _layers;
    private readonly ConcurrentDictionary<(string Tag, string Template), Lazy<Wording>> _compiled = new();

    public WordingLibrary(IEnumerable<TemplateFiles> own) => _layers = [TemplateFiles.Shipped, .. own];

    public IReadOnlyList<TemplateFiles> Layers => _layers;

    /// <summary>The layouts that are used.</summary>
    public IEnumerable<Section> Layouts => [Layout(TemplateFiles.HtmlLayout), Layout(TemplateFiles.TextLayout)];

    /// <summary>Every language or region and template there are words for.</summary>
    public IEnumerable<(string Tag, string Template)> All
    {
        get
        {
            var pages = _layers.SelectMany(layer => layer.Pages).ToList();
            return from tag in pages.Select(page => page.Tag).Distinct()
                   from template in pages.Select(page => page.Name).Where(name => name != Common).Distinct()
                   where Speaks(tag, template)
                   select (tag, template);
        }
    }

    /// <summary>
    /// Those that own files have a word in, which is what there is to check: the shipped ones were, before they shipped. Without own
    /// files: all.
    /// </summary>
    public IEnumerable<(string Tag, string Template)> ToCheck => _layers is [_] || _layers.Skip(1).Any(layer => layer.Layouts.Any())
        ? All
        : All.Where(page => SectionsOf(page.Tag, page.Template).Values.Any(section => !section.IsShipped));

    /// <summary>The sections of a wording, before anything is compiled.</summary>
    public IReadOnlyDictionary<string, Section> SectionsOf(string tag, string template)
    {
        string[] names = [Common, template];
        return Sections.Merge(
            from name in names
            from ancestor in Ancestry(tag)
            from layer in _layers
            select layer.Page(ancestor, name) into page
            where page is not null
            select page);
    }

    public Wording Find(string? locale, string template)
    {
        var tag = Locales.ChainOf(locale).FirstOrDefault(tag => Speaks(tag, template))
            ?? throw new TemplateException($"There is no template '{template}'.");
        return _compiled.GetOrAdd((tag, template), key => new Lazy<Wording>(() => Compile(key.Tag, key.Template))).Value;
    }

    // A region that only changes a few shared words is a place to find the language's templates too.
    private bool Speaks(string tag, string template) =>
        (Has(tag, template) || Has(tag, Common)) && Ancestry(tag).Any(ancestor => Has(ancestor, template));

    private bool Has(string tag, string name) => _layers.Any(layer => layer.Page(tag, name) is not null);

    private Wording Compile(string tag, string template)
    {
        try
        {
            return new Wording(tag, template, SectionsOf(tag, template), Layout(TemplateFiles.HtmlLayout), Layout(TemplateFiles.TextLayout), Layout(TemplateFiles.LetterLayout));
        }
        catch (Exception problem)
        {
            throw new TemplateException($"{tag}/{template}.hbs: {problem.Message}", problem);
        }
    }

    private Section Layout(string name) => _layers.Select(layer => layer.Layout(name)).Last(layout => layout is not null)!;

    private static IEnumerable<string> Ancestry(string tag) =>
        Locales.ChainOf(tag).Where(ancestor => Locales.LanguageOf(ancestor) == Locales.LanguageOf(tag)).Distinct().Reverse();
}
