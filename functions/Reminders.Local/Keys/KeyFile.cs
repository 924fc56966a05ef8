using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using Reminders.Application.Access;
using Reminders.Application.Ledger;
using Reminders.Local.Settings;

namespace Reminders.Local.Keys;

/// <summary>A key as it is kept: never the key itself, only the SHA-256 of its secret part.</summary>
public sealed record StoredKey(string Id, string Name, Role Role, string Creditor, string Hash, Instant CreatedAt);

/// <summary>
/// The keys of a data folder, in <c>keys.json</c>. Read again whenever the file changes, so that keys added or removed by the
/// command line count at once.
/// </summary>
public sealed class KeyFile(string folder) : IApiKeys
{
    private const string Prefix = "rk";

    private readonly string _path = Path.Combine(folder, "keys.json");
    private readonly Lock _reading = new();
    private (DateTime Written, long Length) _stamp;
    private ImmutableDictionary<string, StoredKey> _keys = ImmutableDictionary<string, StoredKey>.Empty;

    public IReadOnlyCollection<StoredKey> All => [.. Current().Values.OrderBy(key => key.CreatedAt)];

    /// <summary>A presented key has the form <c>rk_{id}_{secret}</c>; the secret is compared in constant time.</summary>
    public KeyOwner? Find(string presentedKey)
    {
        var parts = presentedKey.Split('_', 3);
        if (parts.Length != 3 || parts[0] != Prefix || !Current().TryGetValue(parts[1], out var key))
        {
            return null;
        }

        var presented = Encoding.ASCII.GetBytes(HashOf(parts[2]));
        return CryptographicOperations.FixedTimeEquals(presented, Encoding.ASCII.GetBytes(key.Hash)) ? OwnerOf(key) : null;
    }

    public KeyOwner? FindById(string keyId) => Current().TryGetValue(keyId, out var key) ? OwnerOf(key) : null;

    /// <summary>Adds a key and answers it: the only time it is ever seen.</summary>
    public string Add(string name, Role role, string creditor, Instant now)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        Write(keys => keys.Add(id, new StoredKey(id, name, role, creditor, HashOf(secret), now)));
        return $"{Prefix}_{id}_{secret}";
    }

    public bool Remove(string keyId)
    {
        var removed = Current().ContainsKey(keyId);
        Write(keys => keys.Remove(keyId));
        return removed;
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static KeyOwner OwnerOf(StoredKey key) => new(key.Id, key.Name, key.Role, key.Creditor);

    private ImmutableDictionary<string, StoredKey> Current()
    {
        var file = new FileInfo(_path);
        var stamp = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        lock (_reading)
        {
            if (stamp != _stamp)
            {
                _keys = file.Exists ? Read() : ImmutableDictionary<string, StoredKey>.Empty;
                _stamp = stamp;
            }

            return _keys;
        }
    }

    private ImmutableDictionary<string, StoredKey> Read()
    {
        try
        {
            var keys = JsonSerializer.Deserialize<StoredKey[]>(File.ReadAllBytes(_path), EventFormat.Json) ?? [];
            return keys.ToImmutableDictionary(key => key.Id);
        }
        catch (JsonException damaged)
        {
            throw new SettingsException(_path, damaged.Path ?? "$", "is damaged: bring back a copy, or remove the file and make new keys");
        }
    }

    // Written beside and moved into place under a lock file: a reader sees the old keys or the new, two writers take turns.
    private void Write(Func<ImmutableDictionary<string, StoredKey>, ImmutableDictionary<string, StoredKey>> change)
    {
        Directory.CreateDirectory(folder);
        using var turn = new FileStream(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var keys = change(File.Exists(_path) ? Read() : ImmutableDictionary<string, StoredKey>.Empty);
        var temporary = _path + ".new";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(keys.Values.OrderBy(key => key.CreatedAt), EventFormat.Json));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.Move(temporary, _path, overwrite: true);
    }
}
