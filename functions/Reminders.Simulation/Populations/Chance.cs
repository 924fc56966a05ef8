namespace Reminders.Simulation.Populations;

/// <summary>
/// Draws that depend on the seed and on what they are for, and on nothing else: neither on the order in which they are made nor on
/// what a policy does. So two policies meet the same people with the same luck.
/// </summary>
public readonly struct Chance
{
    private readonly ulong _state;

    private Chance(ulong state) => _state = state;

    public static Chance Of(int seed) => new(unchecked((ulong)seed));

    /// <summary>The draw for something that has a name: a customer, an invoice, a purpose.</summary>
    public Chance For(string name)
    {
        // FNV-1a over the name, then SplitMix64's finalizer: every bit of either moves every bit of the result.
        unchecked
        {
            var hash = _state ^ 14695981039346656037UL;
            foreach (var letter in name)
            {
                hash = (hash ^ letter) * 1099511628211UL;
            }

            hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
            hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
            return new Chance(hash ^ (hash >> 31));
        }
    }

    /// <summary>A whole number from and to, both included.</summary>
    public int Between(string purpose, int from, int to) => from + (int)(For(purpose)._state % (ulong)(to - from + 1));

    public bool Percent(string purpose, int percent) => Between(purpose, 1, 100) <= percent;

    public T Pick<T>(string purpose, IReadOnlyList<T> from) => from[Between(purpose, 0, from.Count - 1)];

    /// <summary>One of several by their weights.</summary>
    public T Weighted<T>(string purpose, IReadOnlyList<(T Value, int Weight)> from)
    {
        var left = Between(purpose, 1, from.Sum(one => one.Weight));
        foreach (var (value, weight) in from)
        {
            left -= weight;
            if (left <= 0)
            {
                return value;
            }
        }

        throw new InvalidOperationException("the weights add up");
    }
}
