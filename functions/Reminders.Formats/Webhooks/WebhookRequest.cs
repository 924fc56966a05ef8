using NodaTime;

namespace Reminders.Formats.Webhooks;

/// <summary>A request as it came in: its raw bytes, untouched, and when.</summary>
public sealed record WebhookRequest(ReadOnlyMemory<byte> Body, WebhookHeaders Headers, Instant ReceivedAt);
