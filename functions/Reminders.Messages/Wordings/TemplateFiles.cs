namespace Reminders.Messages;

/// <summary>A folder of templates, in memory: "de/soft.hbs" are pages of a language, "layout.html.hbs" is a layout.</summary>
internal sealed class TemplateFiles
{
    private const string Extension = ".hbs";
    private const string ResourceRoot = "Reminders.Messages.Templates.";

    private readonly Dictionary<(string Tag, string Name), IReadOnlyDictionary<string, string>> _pages = [];
    private readonly Dictionary<string, string> _layouts = new(StringComparer.Ordinal);

    public TemplateFiles(IReadOnlyDictionary<string, string> files)
    {
        foreach (var (path, content) in files)
        {
            var parts = path.Replace('\\', '/').Split('/');
            switch (parts)
            {
                case [var layout]:
                    _layouts[layout] = content;
                    break;
                case [var tag, var page] when page.EndsWith(Extension, StringComparison.Ordinal):
                    _pages[(Locales.Normalise(tag), page[..^Extension.Length])] = Sections.Parse(content);
                    break;
                default:
                    throw new TemplateException($"{path}: a template is named like de/soft.hbs, a layout like layout.html.hbs.");
            }
        }
    }

    public static TemplateFiles Shipped { get; } = new(ReadShipped());

    public IEnumerable<(string Tag, string Name)> Pages => _pages.Keys;

    public IReadOnlyDictionary<string, string>? Page(string tag, string name) => _pages.GetValueOrDefault((tag, name));

    public string? Layout(string name) => _layouts.GetValueOrDefault(name);

    private static Dictionary<string, string> ReadShipped()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in typeof(TemplateFiles).Assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(ResourceRoot, StringComparison.Ordinal))
            {
                continue;
            }

            using var reader = new StreamReader(typeof(TemplateFiles).Assembly.GetManifestResourceStream(resource)!);
            files[PathOf(resource[ResourceRoot.Length..])] = reader.ReadToEnd();
        }

        return files;
    }

    // Resource names write a folder's slash as a dot: en.soft.hbs. Layouts lie at the root.
    private static string PathOf(string name) => name.StartsWith("layout.", StringComparison.Ordinal)
        ? name
        : $"{name[..name.IndexOf('.', StringComparison.Ordinal)]}/{name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]}";
}
