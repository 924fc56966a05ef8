namespace Reminders.Application.Ledger;

/// <summary>
/// A stream cannot be folded, so nothing is decided about it and nothing is appended to it: it is left as it is for a person, and
/// everything else goes on. The message says which event it is and what to do, and holds no data.
/// </summary>
public abstract class UnreadableStreamException(string message) : Exception(message);

/// <summary>An event this version cannot read: a newer one wrote it.</summary>
public sealed class UnknownEventException(StoredEvent stored)
    : UnreadableStreamException($"event {stored.Sequence} is a '{stored.Type}' of format {stored.Format}, which this version does not know; use a newer version");

/// <summary>An event is missing: state without it would be a guess.</summary>
public sealed class StreamGapException(StreamId stream, int missing)
    : UnreadableStreamException($"event {missing} of {stream.Name} is missing from storage; bring it back from a backup");
