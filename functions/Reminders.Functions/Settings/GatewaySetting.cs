using Reminders.Application.Creditors;
using Reminders.Application.Gateways;
using Reminders.Formats.Webhooks;

namespace Reminders.Functions.Settings;

/// <summary>A payment gateway as the settings hold it. Its secrets come from the vault; one without is known and accepts nothing.</summary>
internal static class GatewaySetting
{
    public static Gateway Read(SettingsReader read)
    {
        var name = read.Matching("name", GatewayName.Fits, GatewayName.Rule);
        var scheme = read.Optional("scheme") ?? name;
        return new Gateway(name, read.Optional("creditor") ?? Creditor.DefaultId, new WebhookSetup(
            GatewayName.IsScheme(scheme) ? scheme : throw read.Wrong("scheme", GatewayName.SchemeRule),
            [.. read.Optional("secrets")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []])
        {
            NotificationUrl = scheme == SignatureTable.Square.Source && read.Optional("notificationUrl") is null
                ? throw read.Wrong("notificationUrl", GatewayName.NotificationUrlRule)
                : read.Optional("notificationUrl"),
            WebhookId = read.Optional("webhookId"),
            Sandbox = read.Optional("sandbox") == "true",
        })
        {
            ApiKey = read.Optional("apiKey"),
            CapturesApart = read.Optional("capturesApart") == "true",
            Origins = [.. read.Optional("origins")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []],
        };
    }
}

/// <summary>The gateways of the settings.</summary>
public sealed class ConfiguredGateways(AppSettings settings) : IGateways
{
    public IReadOnlyCollection<Gateway> Configured => settings.Gateways;
}
