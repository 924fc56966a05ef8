using System.Globalization;

namespace Reminders.Formats.Webhooks.CloudEvents;

/// <summary>
/// The answer to <c>OPTIONS</c> with <c>WebHook-Request-Origin</c>: may this origin send, and how many requests a minute. Nothing is
/// answered to the callback address that a request may name.
/// </summary>
public sealed record CloudEventsHandshake(string AllowedOrigin, int AllowedRate)
{
    private const int RequestsPerMinute = 1200;

    /// <summary>Null if the origin is not among those configured: then no header is sent, which says no.</summary>
    public static CloudEventsHandshake? Answer(WebhookHeaders headers, IReadOnlyCollection<string> allowedOrigins)
    {
        var asked = int.TryParse(headers.Only("WebHook-Request-Rate"), NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate > 0
            ? Math.Min(rate, RequestsPerMinute)
            : RequestsPerMinute;
        return headers.Only("WebHook-Request-Origin") is { } origin && allowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            ? new CloudEventsHandshake(origin, asked)
            : null;
    }
}
