using NodaTime;

namespace Reminders.Application.Contacts;

/// <summary>How much a channel takes: so many messages per period, saved up to that many.</summary>
public sealed record Quota(int Messages, Duration Per)
{
    public Duration Each => Per / Messages;
}

/// <summary>
/// One bucket per channel and process. A bucket is kept as the instant at which it will be full again: taking a token moves that
/// instant on by one token's time. Channels without a quota are only held back when the provider asks for it.
/// </summary>
public sealed class TokenBuckets(IReadOnlyDictionary<string, Quota> quotas, IClock clock) : IPacing
{
    private readonly Dictionary<string, Instant> _fullAt = [];
    private readonly Dictionary<string, Instant> _pausedUntil = [];
    private readonly Lock _turn = new();

    public Instant? Take(string channel)
    {
        var now = clock.GetCurrentInstant();
        lock (_turn)
        {
            if (_pausedUntil.TryGetValue(channel, out var until) && now < until)
            {
                return until;
            }

            if (!quotas.TryGetValue(channel, out var quota))
            {
                return null;
            }

            var fullAt = Instant.Max(_fullAt.GetValueOrDefault(channel, Instant.MinValue), now);
            var firstTokenAt = fullAt + quota.Each - quota.Per;
            if (firstTokenAt > now)
            {
                return firstTokenAt;
            }

            _fullAt[channel] = fullAt + quota.Each;
            return null;
        }
    }

    public void Pause(string channel, Instant until)
    {
        lock (_turn)
        {
            _pausedUntil[channel] = Instant.Max(until, _pausedUntil.GetValueOrDefault(channel, Instant.MinValue));
        }
    }
}
