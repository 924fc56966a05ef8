using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Reminders.Architecture.Tests;

/// <summary>References point one way: hosts, then Web and stores, then Application, then Formats, Messages and Policies, then Domain.</summary>
public sealed class ReferenceDirectionTests
{
    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["Reminders.Domain"] = [],
        ["Reminders.Formats"] = ["Reminders.Domain"],
        ["Reminders.Messages"] = ["Reminders.Domain"],
        ["Reminders.Policies"] = ["Reminders.Domain"],
        ["Reminders.Application"] = ["Reminders.Domain", "Reminders.Formats", "Reminders.Messages", "Reminders.Policies"],
        ["Reminders.Web"] = ["Reminders.Application", "Reminders.Domain", "Reminders.Formats", "Reminders.Messages"],
        ["Reminders.Sqlite"] = ["Reminders.Application", "Reminders.Domain"],
        ["Reminders.Simulation"] = ["Reminders.Application", "Reminders.Domain", "Reminders.Messages", "Reminders.Policies"],
        ["Reminders.Tables"] = ["Reminders.Application", "Reminders.Domain"],
        ["Reminders.Mover"] = ["Reminders.Application", "Reminders.Domain", "Reminders.Formats", "Reminders.Tables"],
    };

    public static TheoryData<string> Libraries => [.. MayReference.Keys.Where(name => File.Exists(PathOf(name)))];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_ReferencesOnlyWhatIsBelowIt(string name)
    {
        var references = ReferencesOf(name).Where(reference => reference.StartsWith("Reminders.", StringComparison.Ordinal));

        Assert.Empty(references.Except(MayReference[name]));
    }

    [Fact]
    public void EveryLibrary_HasItsPlaceInTheOrder()
    {
        var built = Directory.GetFiles(AppContext.BaseDirectory, "Reminders.*.dll")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => !name.Contains(".Tests", StringComparison.Ordinal) && name != "Reminders.Functions");

        Assert.Empty(built.Except(MayReference.Keys));
    }

    [Fact]
    public void Domain_DependsOnNodaTimeAndTheRuntimeAlone() =>
        Assert.All(
            ReferencesOf("Reminders.Domain"),
            reference => Assert.True(
                reference is "NodaTime" || reference.StartsWith("System.", StringComparison.Ordinal), $"{reference} is no business of the domain"));

    internal static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, $"{name}.dll");

    private static List<string> ReferencesOf(string name)
    {
        using var file = new PEReader(File.OpenRead(PathOf(name)));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
