using System.Globalization;
using NodaTime;

namespace Reminders.Formats.Webhooks;

/// <summary>Signed timestamps in whole seconds since 1970.</summary>
internal static class Timestamps
{
    /// <summary>Whether the text is such a timestamp, no further than the window from now.</summary>
    public static bool IsFresh(string text, Instant now, Duration window) =>
        text.Length <= 12
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= window.TotalSeconds;
}
