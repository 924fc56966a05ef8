using Reminders.Protocol.Tests.Model;

namespace Reminders.Protocol.Tests;

/// <summary>What the tests explore. Several small worlds, each visited to its last state, instead of one that nobody can finish.</summary>
internal static class Setups
{
    /// <summary>T is one tick: what matters is only whether T or 2T is over. Two slots are enough while one claim is open at a time.</summary>
    public static Setup Quick { get; } = new() { Events = 0, Crashes = 1, Deadline = 1, Contacts = 2, Evenings = false, Days = false };

    public static IReadOnlyDictionary<string, Setup> Worlds { get; } = new Dictionary<string, Setup>
    {
        ["somebody pays, reverses, disputes or opts out, and a process dies"] = Quick with { Events = 1 },
        ["evenings come, and a process dies"] = Quick with { Evenings = true },
        ["days pass, and a process dies"] = Quick with { Days = true },
        ["days pass, a process dies, and messages arrive late"] = Quick with { Days = true, TakesEmail = false },
        ["the minute before the evening, in halves"] = Quick with { Deadline = 2, Evenings = true, Crashes = 0 },
        ["two clocks, 30 seconds apart"] = Quick with { Deadline = 2, Skew = 1, Crashes = 0 },
    };

    /// <summary>All of it at once: as many of its states as are asked for.</summary>
    public static Setup Everything { get; } = new() { Events = 2, Crashes = 2, Deadline = 2, Contacts = 3 };
}
