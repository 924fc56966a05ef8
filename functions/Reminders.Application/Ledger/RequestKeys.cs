using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Reminders.Application.Ledger;

/// <summary>How a stream remembers requests that came with an Idempotency-Key: the key, and what it was used for.</summary>
public static class RequestKeys
{
    public const string UsedOtherwise = "this Idempotency-Key was used with another request";

    public static ImmutableArray<string> Of((string Key, string Body)? idempotency)
    {
        if (idempotency is not var (key, body))
        {
            return [];
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        return [$"http/{key}", $"http-body/{hash}/{key}"];
    }

    /// <summary>Null: never seen. True: this very request was done. False: the key belongs to another one.</summary>
    public static async Task<bool?> Seen(
        this ILedger ledger, StreamId stream, ImmutableArray<string> keys, CancellationToken cancellation = default) =>
        keys.IsEmpty || !await ledger.HasKey(stream, keys[0], cancellation) ? null : await ledger.HasKey(stream, keys[1], cancellation);
}
