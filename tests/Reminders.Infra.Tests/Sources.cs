using System.Reflection;

namespace Reminders.Infra.Tests;

/// <summary>The files that are checked.</summary>
internal static class Sources
{
    public static string Root { get; } =
        typeof(Sources).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Repository").Value!;

    public static string Infra { get; } = Path.Combine(Root, "infra");

    public static IEnumerable<string> Bicep => Directory.EnumerateFiles(Infra, "*.bicep", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public static IEnumerable<string> Workflows => Directory.EnumerateFiles(Path.Combine(Root, ".github", "workflows"), "*.yml");

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));
}
