using System.Security.Cryptography;
using System.Text;

namespace Reminders.Formats.Webhooks.StandardWebhooks;

/// <summary>A shared secret of Standard Webhooks: <c>whsec_</c> and 24 to 64 bytes in base64. Never shown.</summary>
public sealed class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int MinBytes = 24;
    private const int MaxBytes = 64;

    private readonly byte[] _key;

    private WebhookSecret(byte[] key) => _key = key;

    /// <summary>Null if the text is no such secret.</summary>
    public static WebhookSecret? Parse(string text)
    {
        var buffer = new byte[MaxBytes + 1];
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Prefix.Length..], buffer, out var length)
            && length is >= MinBytes and <= MaxBytes
                ? new WebhookSecret(buffer[..length])
                : null;
    }

    /// <summary>The signature of one attempt: <c>v1,</c> and the HMAC-SHA256 of id, timestamp and body.</summary>
    public string Sign(string id, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(_key, signed))}";
    }
}
