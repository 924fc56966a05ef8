using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Reminders.Formats.Webhooks.StandardWebhooks;

namespace Reminders.Local.Webhooks;

/// <summary>Where a creditor's events go, and the secrets that sign them.</summary>
public sealed record WebhookEndpoint(string Creditor, Uri Url, ImmutableArray<WebhookSecret> Secrets)
{
    private const int HashLength = 8;

    /// <summary>The address without its query, which may hold a secret, and a hash that tells the rest apart.</summary>
    public string Id { get; } =
        $"{Url.GetLeftPart(UriPartial.Path)}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Creditor}\n{Url}")))[..HashLength]}";
}
