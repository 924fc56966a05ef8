using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Reminders.Application.Policies;
using Reminders.Functions.Settings;
using Reminders.Infra.Tests.Bicep;

namespace Reminders.Infra.Tests;

/// <summary>Every setting that the app or its host reads is set by the deployment, and every one that is set is read.</summary>
public sealed partial class SettingTests
{
    // What the platform itself reads, and why it is there. Nothing in the code names these.
    private static readonly string[] OfThePlatform =
    [
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "AzureWebJobsStorage__credential",
        "AzureWebJobsStorage__clientId",
        "AzureWebJobsStorage__blobServiceUri",
        "AzureWebJobsStorage__queueServiceUri",
        "AzureWebJobsStorage__tableServiceUri",
        "AzureFunctionsJobHost__extensions__durableTask__storageProvider__type",
        "AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName",
    ];

    [Fact]
    public void SetAndRead_AreTheSame() => Assert.Equal(Read().Order(StringComparer.Ordinal), Set(AppModule).Order(StringComparer.Ordinal));

    [Fact]
    public void SettingThatNobodyReads_IsFound() =>
        Assert.NotEmpty(Set("var fixedSettings = [\n  { name: 'Storage__colour', value: 'red' }\n]\n").Except(Read()));

    [Fact]
    public void WhatMayBeEmpty_ReallyMay()
    {
        var values = Everything.ToDictionary(entry => entry.Key, entry => Needed.Contains(entry.Key) ? entry.Value : "");

        var settings = AppSettings.Read(new RecordedConfiguration(values).Root, new ShippedPolicies());

        Assert.Equal("Example Ltd", Assert.Single(settings.Creditors).Name);
        Assert.Null(settings.Entra);
    }

    [Fact]
    public void SettingsAreReadInOnePlace() =>
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Sources.Root, "functions", "Reminders.Functions"), "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                    && Path.GetFileName(Path.GetDirectoryName(path)) != "Settings"),
            path => Assert.DoesNotMatch("IConfiguration\\b|GetEnvironmentVariable", File.ReadAllText(path)));

    [Fact]
    public void HubAndBackend_AreThoseOfHostJson()
    {
        var durable = HostJson["extensions"]!["durableTask"]!;

        Assert.Equal("%TASKHUB_NAME%", (string?)durable["hubName"]);
        Assert.Equal("azureManaged", (string?)durable["storageProvider"]!["type"]);
        Assert.Contains((string)durable["storageProvider"]!["connectionStringName"]!, Set(AppModule));
        Assert.Equal("CurrentOrOlder", (string?)durable["versionMatchStrategy"]);
        Assert.Equal("Reject", (string?)durable["versionFailureStrategy"]);
        Assert.Equal(Functions.Cases.CaseOrchestrator.Version, (string?)durable["defaultVersion"]);
        Assert.False((bool)durable["tracing"]!["traceInputsAndOutputs"]!);
        Assert.False((bool)durable["storeInputsInOrchestrationHistory"]!);
    }

    // The address of a customer's page is the key to it. With this the host keeps every request's method, path and answer to itself.
    [Fact]
    public void AddressesOfPages_StayOutOfTheTelemetry()
    {
        var insights = HostJson["logging"]!["applicationInsights"]!;

        Assert.False((bool)insights["httpAutoCollectionOptions"]!["enableHttpTriggerExtendedInfoCollection"]!);
        Assert.Equal("Warning", (string?)HostJson["logging"]!["logLevel"]!["default"]);
    }

    // A setting by another name than host.json's would stand beside it instead of taking its place.
    [Fact]
    public void OtherBackend_TakesThePlaceOfHostJsons()
    {
        var provider = HostJson["extensions"]!["durableTask"]!["storageProvider"]!.AsObject();

        Assert.Equal(
            provider.Select(one => $"AzureFunctionsJobHost__extensions__durableTask__storageProvider__{one.Key}").Order(StringComparer.Ordinal),
            Set(AppModule).Where(name => name.Contains("storageProvider", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FunctionTimeout_IsLongerThanAHandOver_AndThePlatformAllowsIt()
    {
        var timeout = TimeSpan.Parse((string)HostJson["functionTimeout"]!, System.Globalization.CultureInfo.InvariantCulture);

        Assert.InRange(timeout, Domain.Contacts.ContactProtocol.FinishAfter.ToTimeSpan(), TimeSpan.FromMinutes(60));
    }

    [Fact]
    public void QueuesOfTheCode_AreDeployed() =>
        Assert.Subset(
            BicepFile.All.SelectMany(file => file.Resources).Where(resource => resource.Type.EndsWith("/queues", StringComparison.Ordinal))
                .Select(resource => resource.Name.Trim('\'')).ToHashSet(StringComparer.Ordinal),
            ServiceBusTriggers().Select(trigger => trigger.QueueName!).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void TablesOfTheLedger_AreDeployed()
    {
        var tables = Tables().ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(tables);
        Assert.Equal(
            tables.Order(StringComparer.Ordinal),
            TableNames().Match(Module("storage.bicep")).Groups["names"].Value.Split(", ").Select(name => name.Trim('\'')).Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, string?> Everything => new()
    {
        ["Storage:tableServiceUri"] = "https://a.table.core.windows.net",
        ["Storage:blobServiceUri"] = "https://a.blob.core.windows.net",
        ["Communication:endpoint"] = "https://a.communication.azure.com",
        ["ServiceBus:fullyQualifiedNamespace"] = "a.servicebus.windows.net",
        ["ServiceBus:topic"] = "reminders",
        ["Entra:tenantId"] = "11111111-2222-3333-4444-555555555555",
        ["Entra:audience"] = "audience",
        ["Creditors:0:name"] = "Example Ltd",
        ["Creditors:0:email"] = "billing@example.com",
        ["Gateways:0:name"] = "stripe",
        ["Keys:0:id"] = "k1",
        ["Keys:0:name"] = "erp",
        ["Keys:0:role"] = "admin",
        ["Keys:0:hash"] = new string('0', 64),
    };

    private static HashSet<string> Needed => [.. Everything.Keys.Where(key => !key.StartsWith("Entra:", StringComparison.Ordinal) && key != "ServiceBus:topic")];

    private static JsonNode HostJson { get; } = JsonNode.Parse(Sources.Read("host.json"))!;

    private static string AppModule { get; } = Module("app.bicep");

    private static string Module(string name) => BicepFile.All.Single(file => file.Name == name).Text;

    private static HashSet<string> Set(string bicep) =>
        [.. SettingNames().Matches(bicep).Select(found => found.Groups["name"].Value.Replace("${i}", "*", StringComparison.Ordinal))];

    // The app says itself what it reads: it is asked for its settings with everything there.
    private static HashSet<string> Read()
    {
        var configuration = new RecordedConfiguration(Everything);
        AppSettings.Read(configuration.Root, new ShippedPolicies());
        HashSet<string> read =
            [.. configuration.Read.Select(key => Numbers().Replace(key, ":*:").Replace(":", "__", StringComparison.Ordinal))];
        read.UnionWith(OfThePlatform);
        read.UnionWith(Percent().Matches(Sources.Read("host.json")).Select(found => found.Groups["name"].Value));
        read.Add((string)HostJson["extensions"]!["durableTask"]!["storageProvider"]!["connectionStringName"]!);
        foreach (var connection in ServiceBusTriggers().Select(trigger => trigger.Connection))
        {
            read.UnionWith([$"{connection}__fullyQualifiedNamespace", $"{connection}__credential", $"{connection}__clientId"]);
        }

        return read;
    }

    private static IEnumerable<ServiceBusTriggerAttribute> ServiceBusTriggers() => typeof(Functions.AppServices).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .SelectMany(method => method.GetParameters())
        .Select(parameter => parameter.GetCustomAttribute<ServiceBusTriggerAttribute>())
        .OfType<ServiceBusTriggerAttribute>();

    private static IEnumerable<string> Tables() => TablesOpened().Matches(Sources.Read("functions", "Reminders.Tables", "TablesStore.cs"))
        .Select(found => $"{new Reminders.Tables.TablesStoreOptions { Clock = NodaTime.SystemClock.Instance, Ids = new Functions.OrderedIds() }.Prefix}{found.Groups["name"].Value}");

    [GeneratedRegex(@"\{ name: '(?<name>[A-Za-z_$\{\}]+)', value:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SettingNames();

    [GeneratedRegex("""Of\("(?<name>\w+)"\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TablesOpened();

    [GeneratedRegex(@":\d+:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex("%(?<name>[A-Z_]+)%", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Percent();

    [GeneratedRegex(@"var ledgerTableNames = \[(?<names>[^\]]+)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableNames();
}
