namespace Reminders.Messages;

/// <summary>A folder of templates, in memory: "de/soft.hbs" are pages of a language, "layout.html.hbs" is a layout.</summary>
internal sealed class TemplateFiles
{
    public const string HtmlLayout = "layout.html.hbs";
    public const string TextLayout = "layout.txt.hbs";
    public const string LetterLayout = "layout.letter.hbs";

    /// <summary>What the names of shipped files begin with.</summary>
    public const string ShippedMark = "shipped ";

    private const string Extension = ".hbs";
    private const string ResourceRoot = "Reminders.Messages.Templates.";

    private readonly Dictionary<(string Tag, string Name), IReadOnlyDictionary<string, Section>> _pages = [];
    private readonly Dictionary<string, Section> _layouts = new(StringComparer.Ordinal);
    private readonly List<TemplateSource> _sources = [];

    /// <param name="files">Files by path inside the folder.</param>
    /// <exception cref="TemplateException">A path is no template's.</exception>
    public TemplateFiles(IEnumerable<KeyValuePair<string, TemplateSource>> files)
    {
        foreach (var (path, source) in files)
        {
            var parts = path.Replace('\\', '/').Split('/');
            switch (parts)
            {
                case [HtmlLayout or TextLayout or LetterLayout]:
                    _layouts[parts[0]] = new Section(source.Text, source.File, 1);
                    break;
                case [var tag, var page] when page.EndsWith(Extension, StringComparison.Ordinal):
                    _pages[(Locales.Normalise(tag), page[..^Extension.Length])] = Sections.Parse(source.Text, source.File);
                    break;
                default:
                    throw new TemplateException(
                        $"{source.File}:1: error: a template is named like de/soft.hbs, a layout {HtmlLayout}, {TextLayout} or {LetterLayout}");
            }

            _sources.Add(source);
        }
    }

    public static TemplateFiles Shipped { get; } = new(ReadShipped());

    public IEnumerable<(string Tag, string Name)> Pages => _pages.Keys;

    public IEnumerable<Section> Layouts => _layouts.Values;

    public IReadOnlyList<TemplateSource> Sources => _sources;

    public IReadOnlyDictionary<string, Section>? Page(string tag, string name) => _pages.GetValueOrDefault((tag, name));

    public Section? Layout(string name) => _layouts.GetValueOrDefault(name);

    private static IEnumerable<KeyValuePair<string, TemplateSource>> ReadShipped()
    {
        foreach (var resource in typeof(TemplateFiles).Assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(ResourceRoot, StringComparison.Ordinal))
            {
                continue;
            }

            using var reader = new StreamReader(typeof(TemplateFiles).Assembly.GetManifestResourceStream(resource)!);
            var path = PathOf(resource[ResourceRoot.Length..]);
            yield return KeyValuePair.Create(path, new TemplateSource(ShippedMark + path, reader.ReadToEnd()));
        }
    }

    // Resource names write a folder's slash as a dot: en.soft.hbs. Layouts lie at the root.
    private static string PathOf(string name) => name.StartsWith("layout.", StringComparison.Ordinal)
        ? name
        : $"{name[..name.IndexOf('.', StringComparison.Ordinal)]}/{name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]}";
}
