using System.Collections.Immutable;
using Reminders.Application.Gateways;
using Reminders.Formats.Webhooks;

namespace Reminders.Local.Settings;

/// <summary>
/// A payment gateway as written in <c>settings.json</c>. Its secrets are in environment variables; several, while one replaces another,
/// count together. One whose variable is empty is known and accepts nothing.
/// </summary>
internal sealed record GatewaySetting(string Name = "")
{
    /// <summary>How it signs; the name itself unless said otherwise.</summary>
    public string? Scheme { get; init; }

    public string[] SecretsEnv { get; init; } = [];

    public string? ApiKeyEnv { get; init; }

    public string? NotificationUrl { get; init; }

    public string? WebhookId { get; init; }

    public bool Sandbox { get; init; }

    public bool CapturesApart { get; init; }

    public string[] Origins { get; init; } = [];

    public Gateway ToGateway(string creditor, string path, string setting)
    {
        var scheme = Scheme ?? Name;
        return !GatewayName.Fits(Name) ? throw new SettingsException(path, $"{setting}.name", GatewayName.Rule)
            : scheme == SignatureTable.Square.Source && string.IsNullOrEmpty(NotificationUrl)
                ? throw new SettingsException(path, $"{setting}.notificationUrl", GatewayName.NotificationUrlRule)
            : GatewayName.IsScheme(scheme) ? new Gateway(Name, creditor, new WebhookSetup(scheme, [.. SecretsEnv.Select(Variable).OfType<string>()])
            {
                NotificationUrl = NotificationUrl,
                WebhookId = WebhookId,
                Sandbox = Sandbox,
            })
            {
                ApiKey = ApiKeyEnv is null ? null : Variable(ApiKeyEnv),
                CapturesApart = CapturesApart,
                Origins = [.. Origins],
            }
            : throw new SettingsException(path, $"{setting}.scheme", GatewayName.SchemeRule);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

/// <summary>The gateways of the settings.</summary>
internal sealed class ConfiguredGateways(LocalSettings settings) : IGateways
{
    public IReadOnlyCollection<Gateway> Configured => settings.Gateways;
}
