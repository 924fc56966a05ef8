using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Reminders.Application.Access;
using Reminders.Application.Policies;
using Reminders.Functions.Access;
using Reminders.Functions.Settings;

namespace Reminders.Functions.Tests.Settings;

/// <summary>A setting that is missing or wrong is named at start, the way it is written in the portal.</summary>
public sealed class AppSettingsTests
{
    private const string Tenant = "11111111-2222-3333-4444-555555555555";

    internal const string Secret = "0123456789abcdef";

    internal static Dictionary<string, string?> Valid => new()
    {
        ["Storage:tableServiceUri"] = "https://a.table.core.windows.net",
        ["Storage:blobServiceUri"] = "https://a.blob.core.windows.net",
        ["ServiceBus:fullyQualifiedNamespace"] = "a.servicebus.windows.net",
        ["Communication:endpoint"] = "https://a.communication.azure.com",
        ["Creditors:0:name"] = "Example Ltd",
        ["Creditors:0:email"] = "billing@example.com",
        ["Keys:0:id"] = "k1",
        ["Keys:0:name"] = "erp",
        ["Keys:0:role"] = "admin",
        ["Keys:0:hash"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Secret))),
    };

    [Fact]
    public void AllThere_IsRead()
    {
        var settings = Read(Valid);

        Assert.Equal("Example Ltd", settings.Find("main")!.Name);
        Assert.Equal(Role.Admin, Assert.Single(settings.Keys).Role);
    }

    [Theory]
    [InlineData("Storage:tableServiceUri", null, "Storage__tableServiceUri")]
    [InlineData("Storage:blobServiceUri", "ftp://a", "Storage__blobServiceUri")]
    [InlineData("ServiceBus:fullyQualifiedNamespace", null, "ServiceBus__fullyQualifiedNamespace")]
    [InlineData("ServiceBus:fullyQualifiedNamespace", "Endpoint=sb://a/;SharedAccessKey=hunter2", "ServiceBus__fullyQualifiedNamespace")]
    [InlineData("ServiceBus:topic", "hunter2?", "ServiceBus__topic")]
    [InlineData("Communication:endpoint", "endpoint=https://a;accesskey=hunter2", "Communication__endpoint")]
    [InlineData("Communication:emailPerHour", "-1", "Communication__emailPerHour")]
    [InlineData("Creditors:0:name", null, "Creditors__0__name")]
    [InlineData("Creditors:0:email", "nobody", "Creditors__0__email")]
    [InlineData("Creditors:0:publicUrl", "http://pay.example.com", "Creditors__0__publicUrl")]
    [InlineData("Creditors:0:publicUrl", "https://pay.example.com/?hunter2", "Creditors__0__publicUrl")]
    [InlineData("Creditors:0:zone", "Berlin", "Creditors__0__zone")]
    [InlineData("Creditors:0:country", "Germany", "Creditors__0__country")]
    [InlineData("Creditors:0:defaultPolicy", "harsh", "Creditors__0__defaultPolicy")]
    [InlineData("Creditors:0:feeds", "bank,str ipe", "Creditors__0__feeds")]
    [InlineData("Creditors:0:cashDiscountPercent", "2,5", "Creditors__0__cashDiscountPercent")]
    [InlineData("Creditors:0:cashDiscountPercent", "2.5", "Creditors__0__cashDiscountDays")]
    [InlineData("Creditors:0:bankCharges", "5.00", "Creditors__0__bankCharges")]
    [InlineData("Creditors:0:numericReferences", "mod97", "Creditors__0__numericReferences")]
    [InlineData("Creditors:0:postKnownAccounts", "perhaps", "Creditors__0__postKnownAccounts")]
    [InlineData("Gateways:0:scheme", "square", "Gateways__0__notificationUrl")]
    [InlineData("Gateways:0:scheme", "sqare", "Gateways__0__scheme")]
    [InlineData("Creditors:0:paymentTermDays", "400", "Creditors__0__paymentTermDays")]
    [InlineData("Creditors:0:iban", "DE00370400440532013000", "Creditors__0__iban")]
    [InlineData("Creditors:0:references", "qrr", "Creditors__0__references")]
    [InlineData("Keys:0:role", "god", "Keys__0__role")]
    [InlineData("Keys:0:hash", "hunter2", "Keys__0__hash")]
    [InlineData("Keys:0:creditor", "other", "Keys__*__creditor")]
    [InlineData("Keys:0:id", "k_1", "Keys__0__id")]
    [InlineData("Keys:1:id", "k1", "Keys__*__id")]
    [InlineData("Creditors:1:id", "main", "Creditors__*__id")]
    [InlineData("Creditors:0:replyTo", "nobody", "Creditors__0__replyTo")]
    [InlineData("Storage:container", "My_Documents", "Storage__container")]
    [InlineData("Communication:smsFrom", "hunter2 and hunter2", "Communication__smsFrom")]
    [InlineData("AZURE_CLIENT_ID", "hunter2", "AZURE_CLIENT_ID")]
    [InlineData("Entra:tenantId", "example.com", "Entra__tenantId")]
    [InlineData("Entra:tenantId", Tenant, "Entra__audience")]
    [InlineData("Entra:creditor", "other", "Entra__creditor")]
    public void OneIsWrong_ItIsNamed_AndItsValueIsNotShown(string setting, string? value, string named)
    {
        var values = Valid;
        values[setting] = value;
        switch (setting)
        {
            case "Entra:creditor":
                (values["Entra:tenantId"], values["Entra:audience"]) = (Tenant, "app");
                break;
            case "Gateways:0:scheme":
                values["Gateways:0:name"] = "till";
                break;
            case "Creditors:1:id":
                (values["Creditors:1:name"], values["Creditors:1:email"]) = ("Twin Ltd", "billing@twin.example");
                break;
            case "Keys:1:id":
                (values["Keys:1:name"], values["Keys:1:role"], values["Keys:1:hash"]) = ("twin", "viewer", values["Keys:0:hash"]);
                break;
        }

        var wrong = Assert.Throws<SettingsException>(() => Read(values));

        Assert.Equal(named, wrong.Setting);
        Assert.DoesNotContain("hunter2", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_OnlyWithItsSecret()
    {
        var keys = new ConfiguredKeys(Read(Valid), new CallerTokens(new NoTokens()));

        Assert.Equal("erp", keys.Find($"rk_k1_{Secret}")?.Name);
        Assert.Null(keys.Find("rk_k1_other"));
        Assert.Null(keys.Find("a.b.c"));
    }

    internal static AppSettings Read(Dictionary<string, string?> values) =>
        AppSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), new ShippedPolicies());
}
