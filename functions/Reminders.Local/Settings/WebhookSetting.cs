using System.Collections.Immutable;
using Reminders.Formats.Webhooks.StandardWebhooks;
using Reminders.Local.Webhooks;

namespace Reminders.Local.Settings;

/// <summary>
/// A webhook as written in <c>settings.json</c>. The secrets are in environment variables; several, while one replaces another,
/// sign together. The address comes from the operator alone, so its scheme is all there is to check.
/// </summary>
internal sealed record WebhookSetting(string Url = "", string? SecretEnv = null, string[]? SecretsEnv = null)
{
    public WebhookEndpoint ToEndpoint(string creditor, string path, string setting)
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url)
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            || url.UserInfo.Length > 0)
        {
            throw new SettingsException(path, $"{setting}.url", "must be an https address without user name (http only for this machine itself)");
        }

        string[] variables = [.. SecretEnv is null ? [] : new[] { SecretEnv }, .. SecretsEnv ?? []];
        return variables.Length > 0
            ? new WebhookEndpoint(creditor, url, [.. variables.Select(variable => Secret(variable, path, setting))])
            : throw new SettingsException(path, $"{setting}.secretEnv", "must name the environment variable that holds the signing secret");
    }

    private static WebhookSecret Secret(string variable, string path, string setting) =>
        WebhookSecret.Parse(Environment.GetEnvironmentVariable(variable) ?? "")
        ?? throw new SettingsException(
            path, $"{setting}.secretEnv", $"the environment variable {variable} must hold a secret: whsec_ and 24 to 64 bytes in base64");
}
