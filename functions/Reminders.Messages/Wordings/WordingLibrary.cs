using System.Collections.Concurrent;

namespace Reminders.Messages;

/// <summary>
/// All templates by language: the shipped ones, with the tenant's own laid over them section by section. A wording is
/// compiled when it is first needed, once.
/// </summary>
internal sealed class WordingLibrary
{
    private const string Common = "common";

    private readonly IReadOnlyList<TemplateFiles> _layers;
    private readonly ConcurrentDictionary<(string Tag, string Template), Lazy<Wording>> _compiled = new();

    public WordingLibrary(IReadOnlyDictionary<string, string> own) => _layers = [TemplateFiles.Shipped, new TemplateFiles(own)];

    /// <summary>Every language and template there are words for.</summary>
    public IEnumerable<(string Tag, string Template)> All =>
        _layers.SelectMany(layer => layer.Pages).Where(page => page.Name != Common).Distinct();

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
            string[] names = [Common, template];
            var pages = from name in names
                        from ancestor in Ancestry(tag)
                        from layer in _layers
                        select layer.Page(ancestor, name) into page
                        where page is not null
                        select page;
            return new Wording(tag, template, Sections.Merge(pages), Layout("layout.html.hbs"), Layout("layout.txt.hbs"));
        }
        catch (Exception problem)
        {
            throw new TemplateException($"{tag}/{template}.hbs: {problem.Message}", problem);
        }
    }

    private string Layout(string name) => _layers.Select(layer => layer.Layout(name)).Last(layout => layout is not null)!;

    private static IEnumerable<string> Ancestry(string tag) =>
        Locales.ChainOf(tag).Where(ancestor => Locales.LanguageOf(ancestor) == Locales.LanguageOf(tag)).Distinct().Reverse();
}
