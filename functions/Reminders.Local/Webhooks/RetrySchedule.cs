using NodaTime;

namespace Reminders.Local.Webhooks;

/// <summary>When a failed delivery is tried again: the table that Standard Webhooks recommends, a little over three days in all.</summary>
public static class RetrySchedule
{
    private static readonly Duration[] Waits =
    [
        Duration.Zero,
        Duration.FromSeconds(5),
        Duration.FromMinutes(5),
        Duration.FromMinutes(30),
        Duration.FromHours(2),
        Duration.FromHours(5),
        Duration.FromHours(10),
        Duration.FromHours(14),
        Duration.FromHours(20),
        Duration.FromHours(24),
    ];

    /// <summary>How long to wait after so many failed attempts; null: that was the last one.</summary>
    public static Duration? After(int attempts) => attempts < Waits.Length ? Waits[attempts] : null;
}
