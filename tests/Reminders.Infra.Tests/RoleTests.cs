using System.Text.RegularExpressions;
using Reminders.Infra.Tests.Bicep;

namespace Reminders.Infra.Tests;

/// <summary>The app may do what it needs and nothing else, and it proves who it is without keys.</summary>
public sealed partial class RoleTests
{
    // Built-in roles by id. An id that is not here is a mistake or an invention; a role that is broader than needed has no entry.
    private static readonly Dictionary<string, (string Module, string Role)> Known = new()
    {
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = ("scheduler.bicep", "Durable Task Data Contributor"),
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = ("storage.bicep", "Storage Blob Data Owner, which the host demands"),
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = ("storage.bicep", "Storage Blob Data Contributor"),
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = ("storage.bicep", "Storage Queue Data Contributor"),
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = ("storage.bicep", "Storage Table Data Contributor"),
        ["4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"] = ("messaging.bicep", "Service Bus Data Receiver"),
        ["69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"] = ("messaging.bicep", "Service Bus Data Sender"),
        ["09976791-48a7-449e-bb21-39d1a415f350"] = ("communication.bicep", "Communication and Email Service Owner"),
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = ("monitoring.bicep", "Monitoring Metrics Publisher"),
        ["4633458b-17de-408a-b874-0445c86b69e6"] = ("vault.bicep", "Key Vault Secrets User"),
    };

    [Fact]
    public void RoleIds_AreTheKnownOnes_EachInItsModule() =>
        Assert.Equal(
            Known.Select(entry => (entry.Value.Module, entry.Key)).Order(),
            BicepFile.All.SelectMany(file => Guids().Matches(file.Text).Select(id => (file.Name, id.Value))).Distinct().Order());

    [Fact]
    public void RoleAssignments_NameTheirScope_AndNeverAGroup() =>
        Assert.All(
            BicepFile.All.SelectMany(file => file.Resources).Where(resource => resource.Type == "Microsoft.Authorization/roleAssignments"),
            assignment =>
            {
                Assert.Contains("scope: ", assignment.Text, StringComparison.Ordinal);
                Assert.Matches(@"guid\(\w+\.id, principalId, \w+\)", assignment.Name);
                Assert.Contains("principalType: 'ServicePrincipal'", assignment.Text, StringComparison.Ordinal);
            });

    [Theory]
    [MemberData(nameof(Files))]
    public void NoKeyAndNoConnectionString(string path) => Assert.DoesNotMatch(Keys(), File.ReadAllText(path));

    [Theory]
    [InlineData("value: account.listKeys().keys[0].value")]
    [InlineData("'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b'")]
    [InlineData("'Endpoint=sb://a/;SharedAccessKeyName=Root'")]
    [InlineData("client-secret: ${{ secrets.AZURE_CLIENT_SECRET }}")]
    public void Key_IsFound(string text) => Assert.Matches(Keys(), text);

    [Theory]
    [InlineData("Microsoft.Storage/storageAccounts", "secured")]
    [InlineData("Microsoft.ServiceBus/namespaces", "disableLocalAuth: true")]
    [InlineData("Microsoft.Communication/communicationServices", "disableLocalAuth: true")]
    [InlineData("Microsoft.OperationalInsights/workspaces", "disableLocalAuth: true")]
    [InlineData("Microsoft.Insights/components", "DisableLocalAuth: true")]
    [InlineData("Microsoft.KeyVault/vaults", "enableRbacAuthorization: true")]
    [InlineData("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "allow: false")]
    public void KeysAreSwitchedOff(string type, string by) =>
        Assert.All(
            Assert.IsAssignableFrom<IEnumerable<Resource>>(
                BicepFile.All.SelectMany(file => file.Resources).Where(resource => resource.Type == type).DefaultIfEmpty(new Resource("", type, "", false, "", ""))),
            resource => Assert.Contains(by, resource.Text, StringComparison.Ordinal));

    [Fact]
    public void StorageAccounts_TakeNoSharedKey() =>
        Assert.Contains(
            "allowSharedKeyAccess: false", BicepFile.All.Single(file => file.Name == "storage.bicep").Text, StringComparison.Ordinal);

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Sources.Infra, "*", SearchOption.AllDirectories).Where(IsDeployed), .. Sources.Workflows];

    private static bool IsDeployed(string path) => Path.GetExtension(path) is ".bicep" or ".bicepparam" or ".json" or ".kql";

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Guids();

    [GeneratedRegex(@"listKeys|listAccountSas|listSecrets|AccountKey=|SharedAccess(Key|Signature)|InstrumentationKey=|\bsecrets\.(?!GITHUB_TOKEN)\w|client-secret|password:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Keys();
}
