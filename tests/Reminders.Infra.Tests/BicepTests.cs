using System.Text.RegularExpressions;
using Reminders.Infra.Tests.Bicep;

namespace Reminders.Infra.Tests;

/// <summary>What a Bicep compiler would say first, and the rules of this deployment that it would not.</summary>
public sealed partial class BicepTests
{
    public static TheoryData<string> Files => [.. BicepFile.All.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_Parses(string name) => Assert.Empty(Named(name).Errors);

    [Theory]
    [InlineData("param a string = {\n  b: [\n}\n")]
    [InlineData("resource a 'b@c' = \n")]
    public void BrokenFile_DoesNotParse(string text) => Assert.NotEmpty(BicepFile.ParseText(text).Errors);

    [Theory]
    [MemberData(nameof(Files))]
    public void EverythingDeclared_IsDescribed(string name) =>
        Assert.Empty(Named(name).Declarations.Where(one => one.Kind != "var" && !one.Described).Select(one => one.Name));

    [Fact]
    public void ParameterWithoutDescription_IsFound() =>
        Assert.False(Assert.Single(BicepFile.ParseText("@minLength(1)\nparam a string\n").Declarations).Described);

    [Theory]
    [MemberData(nameof(Files))]
    public void EverythingDeclared_IsUsed(string name)
    {
        var file = Named(name);

        Assert.Empty(file.Declarations
            .Where(one => one.Kind is "param" or "var" or "type")
            .Where(one => Regex.Count(file.Text, $@"\b{one.Name}\b", RegexOptions.None, TimeSpan.FromSeconds(1)) < 2)
            .Select(one => one.Name));
    }

    [Fact]
    public void ModuleCalls_GiveWhatIsAskedFor_AndNothingElse() =>
        Assert.Empty(BicepFile.All.SelectMany(file => file.Modules.SelectMany(call =>
        {
            var called = Named(Path.GetFileName(call.Path)).Of("param").ToList();
            return call.Given.Except(called.Select(one => one.Name)).Select(one => $"{call.Symbol} has no {one}")
                .Concat(called.Where(one => !one.Optional).Select(one => one.Name).Except(call.Given).Select(one => $"{call.Symbol} wants {one}"));
        })));

    [Fact]
    public void OutputsThatAreRead_Exist() =>
        Assert.Empty(OutputRead().Matches(BicepFile.Main.Text)
            .Where(read => !Named($"{read.Groups["module"].Value}.bicep").Of("output").Any(one => one.Name == read.Groups["output"].Value))
            .Select(read => read.Value));

    [Fact]
    public void EveryModule_IsCalled() =>
        Assert.Equal(
            Directory.GetFiles(Path.Combine(Sources.Infra, "modules")).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            BicepFile.Main.Modules.Select(call => Path.GetFileName(call.Path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void DeployedTwice_SaysTheSame(string name) => Assert.DoesNotMatch(@"\b(utcNow|newGuid)\s*\(", Named(name).Text);

    [Theory]
    [MemberData(nameof(Files))]
    public void ResourceTypes_HaveTheVersionOfTheTable(string name) =>
        Assert.All(Named(name).Resources, resource => Assert.Equal(ApiVersions.Of(resource.Type), resource.Version));

    [Fact]
    public void Retention_KeepsNothingThatWasErased()
    {
        var ledger = BicepFile.All.SelectMany(file => file.Resources).Single(resource => resource.Symbol == "ledgerBlobService");

        Assert.Contains("isVersioningEnabled: false", ledger.Text, StringComparison.Ordinal);
        Assert.Equal(4, Regex.Count(ledger.Text, @"enabled: false", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain("enabled: true", ledger.Text, StringComparison.Ordinal);
    }

    // Between asking for an own domain and its verification days may pass, in which messages go out as before.
    [Fact]
    public void SomeMailDomain_IsAlwaysLinked() =>
        Assert.DoesNotMatch(@"linkedDomains:[^\n]*\[\]", Named("communication.bicep").Text);

    [GeneratedRegex(@"\b(?<module>\w+)\.outputs\.(?<output>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OutputRead();

    private static BicepFile Named(string name) => BicepFile.All.Single(file => file.Name == name);
}
