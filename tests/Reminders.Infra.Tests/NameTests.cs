using System.Text.RegularExpressions;
using Reminders.Infra.Tests.Bicep;

namespace Reminders.Infra.Tests;

/// <summary>Names of resources are allowed for the shortest and the longest name that an environment may have.</summary>
public sealed partial class NameTests
{
    // Lengths and letters from the naming rules of each service.
    private static readonly Dictionary<string, Regex> Rules = new()
    {
        ["group"] = Rule(@"^[\w.()-]{1,89}[\w()-]$"),
        ["identity"] = Rule("^[a-zA-Z0-9][a-zA-Z0-9_-]{2,127}$"),
        ["workspace"] = Rule("^[a-zA-Z0-9][a-zA-Z0-9-]{2,61}[a-zA-Z0-9]$"),
        ["insights"] = Rule("^[a-zA-Z0-9-]{1,260}$"),
        ["actionGroup"] = Rule("^[a-zA-Z0-9-]{1,260}$"),
        ["hostStorage"] = Rule("^[a-z0-9]{3,24}$"),
        ["ledgerStorage"] = Rule("^[a-z0-9]{3,24}$"),
        ["scheduler"] = Rule("^[a-zA-Z0-9-]{3,64}$"),
        ["taskHub"] = Rule("^[a-zA-Z][a-zA-Z0-9]{2,44}$"),
        ["serviceBus"] = Rule("^[a-zA-Z](?!.*(-sb|-mgmt)$)[a-zA-Z0-9-]{4,48}[a-zA-Z0-9]$"),
        ["communication"] = Rule("^[a-zA-Z0-9-]{1,63}$"),
        ["email"] = Rule("^[a-zA-Z0-9-]{1,63}$"),
        ["reports"] = Rule("^[a-zA-Z0-9-]{3,50}$"),
        ["vault"] = Rule("^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$"),
        ["network"] = Rule("^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}[a-zA-Z0-9_]$"),
        ["plan"] = Rule("^[a-zA-Z0-9-]{1,60}$"),
        ["app"] = Rule("^[a-zA-Z0-9][a-zA-Z0-9-]{0,41}[a-zA-Z0-9]$"),
        ["budget"] = Rule("^[a-zA-Z0-9_-]{1,63}$"),
    };

    public static TheoryData<string> Environments => [.. new[] { "a", "dev", Longest }];

    [Theory]
    [MemberData(nameof(Environments))]
    public void EveryName_IsAllowed(string environment)
    {
        var names = Names(environment);

        Assert.Equal(Rules.Keys.Order(StringComparer.Ordinal), names.Keys.Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.Matches(Rules[name.Key], name.Value));
    }

    [Fact]
    public void NameTooLong_IsFound() => Assert.DoesNotMatch(Rules["hostStorage"], $"remindershost{Token}");

    [Fact]
    public void Names_DoNotShareAnAccount() => Assert.Equal(Names("dev").Count, Names("dev").Values.Distinct().Count());

    // The suffixes are what Azure's environment() says; the zones are those of the list of private link zones.
    [Fact]
    public void ZonesOfThePrivateNetwork_AreThoseOfPrivateLink() =>
        Assert.Equal(
            [
                "privatelink.blob.core.windows.net", "privatelink.queue.core.windows.net", "privatelink.servicebus.windows.net",
                "privatelink.table.core.windows.net", "privatelink.vaultcore.azure.net",
            ],
            Zones().Matches(BicepFile.Main.Text)
                .Select(zone => zone.Groups["zone"].Value.Replace("${environment().suffixes.storage}", "core.windows.net", StringComparison.Ordinal))
                .Select(zone => VaultSuffix().Replace(zone, with => ".vault.azure.net".Replace(with.Groups["old"].Value, with.Groups["new"].Value, StringComparison.Ordinal)))
                .Distinct().Order(StringComparer.Ordinal));

    private static string Longest { get; } = new('x', int.Parse(
        MaxLength().Match(BicepFile.Main.Text).Groups["length"].Value, System.Globalization.CultureInfo.InvariantCulture));

    // What uniqueString gives: 13 letters and digits.
    private static string Token { get; } = new('7', 13);

    private static Dictionary<string, string> Names(string environment) =>
        Entries().Matches(NamesBlock().Match(BicepFile.Main.Text).Groups["entries"].Value).ToDictionary(
            entry => entry.Groups["key"].Value,
            entry => entry.Groups["value"].Value
                .Replace("${token}", Token, StringComparison.Ordinal)
                .Replace("${environmentName}", environment, StringComparison.Ordinal));

    private static Regex Rule(string pattern) => new(pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"@maxLength\((?<length>\d+)\)\nparam environmentName", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MaxLength();

    [GeneratedRegex(@"var names = \{(?<entries>[^=]+?)\n\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamesBlock();

    [GeneratedRegex("zone: '(?<zone>.+)' }", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Zones();

    [GeneratedRegex(@"\$\{replace\(environment\(\)\.suffixes\.keyvaultDns, '(?<old>[^']+)', '(?<new>[^']+)'\)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VaultSuffix();

    [GeneratedRegex(@"(?<key>\w+): '(?<value>[^'\n]+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entries();
}
