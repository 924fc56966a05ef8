using NodaTime;
using NodaTime.Text;
using Reminders.Local.Clocks;

namespace Reminders.Endurance.Load;

/// <summary>
/// The clock the process runs on: three days a second, so that reminders fall due all the time and whatever goes wrong goes wrong
/// between a claim and its outcome.
/// </summary>
public static class VirtualTime
{
    // A Monday in contact hours.
    private const string From = "2026-06-01T08:00:00Z";

    public static IReadOnlyList<string> Flowing { get; } = ["--clock", From, "--speed", "259200"];

    public static IReadOnlyList<string> Still { get; } = ["--clock", From];

    /// <summary>Two days on, all that was under way has come to its end, and what fell due has been looked at. Answers when that is.</summary>
    public static async Task<Instant> Settle(string data, Caller caller)
    {
        var to = VirtualClock.LastSeen(data)!.Value + Duration.FromDays(2);
        await caller.Say("/api/clock/advance", new { to = InstantPattern.ExtendedIso.Format(to) }, null);
        return to;
    }
}
