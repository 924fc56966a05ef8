using System.Collections.Immutable;

namespace Reminders.Policies;

/// <summary>Finds the message templates that lie beside policies; what they say is read elsewhere.</summary>
public static class TemplateSources
{
    /// <summary>The folder beside <c>policies</c>.</summary>
    public const string Folder = "templates";

    private const string Pattern = "*.hbs";
    private const long MaxBytes = 256 * 1024;
    private const int MaxFiles = 500;

    /// <summary>The files of a folder and those in it, by their path inside (<c>de/friendly.hbs</c>), in order; none where there is no folder.</summary>
    /// <exception cref="PolicyException">A file is too large to be a template or not in UTF-8, or there are too many.</exception>
    public static ImmutableArray<(string Path, PolicySource Source)> In(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var files = Directory.GetFiles(folder, Pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return files.Count <= MaxFiles
            ? [.. files.Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), Open(file)))]
            : throw new PolicyException($"{folder}: {files.Count} templates are too many; at most {MaxFiles}");
    }

    private static PolicySource Open(string file) => new(file, SourceText.Read(file, MaxBytes, "template"));
}
