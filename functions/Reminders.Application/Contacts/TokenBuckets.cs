using NodaTime;

namespace Reminders.Application.Contacts;

/// <summary>
/// One bucket per channel and process. A bucket is kept as the instant at which it will be full again: giving a token moves that
/// instant on by one token's time. Who comes when it is empty gets the next free place in the queue, by time, and a token when coming
/// back then: first come, first served, and each waiting message wakes once, not whenever a token is there. Channels without a
/// quota are only held back when the provider asks for it.
/// </summary>
public sealed class TokenBuckets(IReadOnlyDictionary<string, Quota> quotas, IClock clock) : IPacing
{
    // A place that is not taken up is lost: kept through a night, many would be taken up at once in the morning.
    private static readonly Duration Late = Duration.FromMinutes(10);

    private readonly Dictionary<string, Bucket> _buckets = [];
    private readonly Dictionary<string, Instant> _pausedUntil = [];
    private readonly Lock _turn = new();

    public Instant? Take(string channel, string contender)
    {
        lock (_turn)
        {
            var now = clock.GetCurrentInstant();
            var open = Instant.Max(now, _pausedUntil.GetValueOrDefault(channel, Instant.MinValue));
            if (!quotas.TryGetValue(channel, out var quota))
            {
                return open > now ? open : null;
            }

            if (!_buckets.TryGetValue(channel, out var bucket))
            {
                _buckets[channel] = bucket = new Bucket(quota);
            }

            return bucket.Take(contender, now, open);
        }
    }

    public void Pause(string channel, Instant until)
    {
        lock (_turn)
        {
            _pausedUntil[channel] = Instant.Max(until, _pausedUntil.GetValueOrDefault(channel, Instant.MinValue));
        }
    }

    private sealed class Bucket(Quota quota)
    {
        private readonly Dictionary<string, Instant> _places = [];
        private readonly Queue<(string Contender, Instant At)> _order = [];
        private readonly Queue<Instant> _given = [];
        private Instant _fullAt = Instant.MinValue;

        public Instant? Take(string contender, Instant now, Instant open)
        {
            ForgetBefore(now - Late);
            if (_places.TryGetValue(contender, out var place))
            {
                return Come(contender, Instant.Max(place, open), now);
            }

            var fullAt = Instant.Max(_fullAt, open) + quota.Each;
            _fullAt = fullAt;
            var at = Instant.Max(fullAt - (quota.Each * quota.AtOnce), open);
            return Come(contender, at, now);
        }

        private Instant? Come(string contender, Instant at, Instant now)
        {
            at = at <= now ? NextIn(now) : at;
            if (at <= now)
            {
                _given.Enqueue(now);
                _places.Remove(contender);
                return null;
            }

            if (_places.GetValueOrDefault(contender) != at)
            {
                _places[contender] = at;
                _order.Enqueue((contender, at));
            }

            return at;
        }

        // Places taken up late come together with those in time; the period must not hold too many even so.
        private Instant NextIn(Instant now)
        {
            while (_given.TryPeek(out var given) && given <= now - quota.Per)
            {
                _given.Dequeue();
            }

            return _given.Count < quota.Messages ? now : _given.Peek() + quota.Per;
        }

        private void ForgetBefore(Instant early)
        {
            while (_order.TryPeek(out var first) && first.At < early)
            {
                _order.Dequeue();
                if (_places.TryGetValue(first.Contender, out var at) && at < early)
                {
                    _places.Remove(first.Contender);
                }
            }
        }
    }
}
