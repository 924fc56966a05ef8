using System.Security.Cryptography;
using System.Text;

namespace Reminders.Formats.Webhooks;

/// <summary>The secrets of one source, old and new while they rotate. Never shown.</summary>
public sealed class SigningKeys
{
    private const int MinUtf8Length = 8;
    private const int MinHexBytes = 16;
    private const int MaxLength = 512;

    private readonly byte[][] _keys;

    private SigningKeys(byte[][] keys) => _keys = keys;

    /// <summary>Null if there are none or one is not usable: a source is then not configured, which is not the same as open.</summary>
    public static SigningKeys? Parse(KeyForm form, IReadOnlyCollection<string> secrets)
    {
        var keys = secrets.Select(secret => Bytes(form, secret)).ToArray();
        return keys.Length == 0 || keys.Contains(null) ? null : new SigningKeys(keys!);
    }

    /// <summary>Whether one of the given signatures is that of head and body with one of the keys. All are tried, in constant time.</summary>
    internal bool Signed(SignatureForm form, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, IEnumerable<string> given)
    {
        var found = false;
        var signatures = given.Select(Encoding.UTF8.GetBytes).ToList();
        foreach (var key in _keys)
        {
            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
            hmac.AppendData(head);
            hmac.AppendData(body);
            var expected = Encoding.ASCII.GetBytes(Text(form, hmac.GetHashAndReset()));
            foreach (var signature in signatures)
            {
                found |= CryptographicOperations.FixedTimeEquals(expected, signature);
            }
        }

        return found;
    }

    /// <summary>Whether a token is one of the secrets themselves.</summary>
    internal bool Contains(string token)
    {
        // Hashed first, so that not even the length shows.
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        var found = false;
        foreach (var key in _keys)
        {
            found |= CryptographicOperations.FixedTimeEquals(SHA256.HashData(key), given);
        }

        return found;
    }

    // Signatures are compared as text: base64 would otherwise have several spellings of the same bytes.
    private static string Text(SignatureForm form, byte[] hash) => form switch
    {
        SignatureForm.HmacSha256Hex => Convert.ToHexStringLower(hash),
        SignatureForm.HmacSha256Base64 => Convert.ToBase64String(hash),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "no HMAC"),
    };

    private static byte[]? Bytes(KeyForm form, string secret) => form switch
    {
        _ when secret.Length > MaxLength => null,
        KeyForm.Utf8 => secret.Length >= MinUtf8Length ? Encoding.UTF8.GetBytes(secret) : null,
        KeyForm.Hex => HexBytes(secret),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "no shared secret"),
    };

    private static byte[]? HexBytes(string secret) =>
        secret.Length >= 2 * MinHexBytes && secret.Length % 2 == 0 && secret.All(char.IsAsciiHexDigit) ? Convert.FromHexString(secret) : null;
}
