using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Reminders.Application.Access;
using Reminders.Functions.Settings;

namespace Reminders.Functions.Access;

/// <summary>API keys as the settings hold them: hashes only. Tokens of the identity provider count beside them.</summary>
public sealed class ConfiguredKeys(AppSettings settings, CallerTokens tokens) : IApiKeys
{
    private readonly FrozenDictionary<string, KeySetting> _keys = settings.Keys.ToFrozenDictionary(key => key.Id);

    /// <summary>A key has the form <c>rk_{id}_{secret}</c>, as the command line of the Local host makes them.</summary>
    public KeyOwner? Find(string presentedKey)
    {
        var parts = presentedKey.Split('_', 3);
        if (parts.Length != 3 || parts[0] != "rk" || !_keys.TryGetValue(parts[1], out var key))
        {
            return tokens.OwnerOf(presentedKey);
        }

        var presented = SHA256.HashData(Encoding.UTF8.GetBytes(parts[2]));
        return CryptographicOperations.FixedTimeEquals(presented, Convert.FromHexString(key.Hash)) ? OwnerOf(key) : null;
    }

    public KeyOwner? FindById(string keyId) => _keys.TryGetValue(keyId, out var key) ? OwnerOf(key) : null;

    private static KeyOwner OwnerOf(KeySetting key) => new(key.Id, key.Name, key.Role, key.Creditor);
}
