using NodaTime;

namespace Reminders.Stores.Tests.Model;

/// <summary>Small choices read off one number, so that a failing case is told by its numbers.</summary>
internal sealed class Picker(int seed)
{
    public static readonly Instant Start = Instant.FromUtc(2025, 3, 1, 8, 0);

    private uint _state = (uint)seed;

    public int Below(int limit)
    {
        // A linear congruential step (Numerical Recipes); its high bits are the good ones.
        _state = unchecked((_state * 1664525) + 1013904223);
        return (int)((_state >> 16) % (uint)limit);
    }

    public T One<T>(params ReadOnlySpan<T> options) => options[Below(options.Length)];

    /// <summary>Mostly null, as most filters are not set.</summary>
    public T? Seldom<T>(T value) => Below(4) == 0 ? value : default;

    public Instant? Time() => Below(4) is var n and > 0 ? Start + Duration.FromMinutes(n) : null;
}
