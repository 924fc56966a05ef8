using System.Globalization;
using NodaTime;

namespace Reminders.Formats.Webhooks;

/// <summary>Signed timestamps in whole seconds since 1970.</summary>
internal static class Timestamps
{
    /// <summary>Whether the text is such a timestamp, no further than the window from now.</summary>
    public static bool IsFresh(string text, Instant now, Duration window) =>
        Read(text) is { } signedAt && Math.Abs(now.ToUnixTimeSeconds() - signedAt.ToUnixTimeSeconds()) <= window.TotalSeconds;

    /// <summary>The instant, or null if the text is none.</summary>
    public static Instant? Read(string text) =>
        text.Length <= 11 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Instant.FromUnixTimeSeconds(seconds) : null;
}
