using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Reminders.Infra.Tests.Bicep;

/// <summary>A Bicep file as the parser sees it.</summary>
internal sealed record BicepFile(
    string File, string[] Errors, Declaration[] Declarations, Resource[] Resources, Module[] Modules)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<BicepFile[]> Infra = new(() => Parse([.. Sources.Bicep]));

    /// <summary>Every file of the deployment.</summary>
    public static IReadOnlyList<BicepFile> All => Infra.Value;

    public static BicepFile Main => All.Single(file => file.Name == "main.bicep");

    public string Name => Path.GetFileName(File);

    public string Text => System.IO.File.ReadAllText(File);

    public IEnumerable<Declaration> Of(string kind) => Declarations.Where(one => one.Kind == kind);

    /// <summary>Parses a text that is in no file.</summary>
    public static BicepFile ParseText(string text, string extension = ".bicep")
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}{extension}");
        System.IO.File.WriteAllText(path, text);
        try
        {
            return Parse([path])[0];
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    private static BicepFile[] Parse(string[] files)
    {
        var modules = typeof(BicepFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "NodeModules").Value!;
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Bicep", "parse.mjs"), modules, .. files])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<BicepFile[]>(output, Web)! : throw new InvalidOperationException($"node ended with {process.ExitCode}");
    }
}

/// <summary>A param, output, var, type or property of a type.</summary>
internal sealed record Declaration(string Kind, string Name, bool Described, bool Optional);

internal sealed record Resource(string Symbol, string Type, string Version, bool Existing, string Name, string Text);

/// <summary>A call of a module and the parameters it gives.</summary>
internal sealed record Module(string Symbol, string Path, string[] Given);
