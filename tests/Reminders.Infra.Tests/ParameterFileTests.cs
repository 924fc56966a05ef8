using System.Text.Json.Nodes;
using Reminders.Infra.Tests.Bicep;

namespace Reminders.Infra.Tests;

/// <summary>Parameter files set what is declared, and all of what has no default.</summary>
public sealed class ParameterFileTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Sources.Infra, "*.bicepparam").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void ParameterFile_Fits(string name)
    {
        var text = Sources.Read("infra", name);
        var file = BicepFile.ParseText(text, ".bicepparam");

        Assert.Empty(file.Errors);
        Assert.StartsWith("using 'main.bicep'", text, StringComparison.Ordinal);
        Assert.Empty(Wrong(file.Of("var").Select(one => one.Name)));
    }

    [Fact]
    public void ParametersOfAzd_Fit() =>
        Assert.Empty(Wrong(JsonNode.Parse(Sources.Read("infra", "main.parameters.json"))!["parameters"]!.AsObject().Select(one => one.Key)));

    [Fact]
    public void UnknownAndMissing_AreFound() =>
        Assert.Equal(["creditors is missing", "location is missing", "colour is unknown"], Wrong(["environmentName", "colour"]));

    private static List<string> Wrong(IEnumerable<string> given)
    {
        var declared = BicepFile.Main.Of("param").ToList();
        var set = given.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. declared.Where(one => !one.Optional && !set.Contains(one.Name)).Select(one => $"{one.Name} is missing").Order(StringComparer.Ordinal),
            .. set.Where(name => declared.All(one => one.Name != name)).Select(name => $"{name} is unknown"),
        ];
    }
}
