using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Application.Moving;

/// <summary>All of one stream at one moment: its events, its idempotency keys in order, and when it wants to be looked at.</summary>
public sealed record ExportedStream(
    StreamId Stream, IReadOnlyList<StoredEvent> Events, IReadOnlyList<string> Keys, Instant? WakeAt);
