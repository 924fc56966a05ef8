using NodaTime;

namespace Reminders.Domain.Decisions;

/// <summary>How long to wait after an attempt that definitely failed, and when to ask a person instead.</summary>
internal static class Retries
{
    /// <summary>After so many transient failures in a row a person is asked.</summary>
    public const int AskAfter = 6;

    /// <summary>15 minutes, 1 hour, 4 hours, 16 hours, then a day.</summary>
    public static Duration Backoff(int failures) =>
        Duration.Min(Duration.FromMinutes(15) * Math.Pow(4, Math.Min(failures, 6) - 1), Duration.FromDays(1));
}
