using System.Security.Cryptography;
using System.Text;

namespace Reminders.Web.Desk.Access;

/// <summary>
/// One-time codes that open the desk as a key's owner, once and only for a few minutes: random, kept in this process alone and as
/// hashes, compared in constant time. Wrong tries are counted with wrong keys.
/// </summary>
public sealed class SignInCodes(TimeProvider time)
{
    // Without letters and digits that look alike; twelve of them are 59 bits.
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int Parts = 3;
    private const int PartLength = 4;
    private const int Most = 100;

    private readonly List<(byte[] Hash, string KeyId, DateTimeOffset Ends)> _open = [];
    private readonly Lock _gate = new();

    /// <summary>A new code, such as <c>K7QF-M2XP-9RTD</c>, that opens the desk with this key's rights until its time is over.</summary>
    public string Issue(string keyId, TimeSpan lifetime)
    {
        var code = string.Join('-', Enumerable.Range(0, Parts).Select(_ => RandomNumberGenerator.GetString(Letters, PartLength)));
        lock (_gate)
        {
            Forget();
            if (_open.Count == Most)
            {
                _open.RemoveAt(0);
            }

            _open.Add((HashOf(code), keyId, time.GetUtcNow() + lifetime));
        }

        return code;
    }

    /// <summary>The key a code stands for; null where there is no such code, it was used, or its time is over. Uses it up.</summary>
    public string? Take(string presented)
    {
        var hash = HashOf(presented);
        lock (_gate)
        {
            Forget();
            var found = -1;
            for (var index = 0; index < _open.Count; index++)
            {
                // Every code is compared, so that the time taken tells nothing.
                found = CryptographicOperations.FixedTimeEquals(_open[index].Hash, hash) ? index : found;
            }

            if (found < 0)
            {
                return null;
            }

            var keyId = _open[found].KeyId;
            _open.RemoveAt(found);
            return keyId;
        }
    }

    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code.ToUpperInvariant()));

    private void Forget() => _open.RemoveAll(code => code.Ends <= time.GetUtcNow());
}
