namespace Reminders.Sqlite;

/// <summary>
/// A stream's id and an event's sequence as one number: the lower 24 bits count events (16 million in one stream), the rest
/// names the stream.
/// </summary>
internal static class EventId
{
    private const int SequenceBits = 24;

    public const int MaxSequence = (1 << SequenceBits) - 1;

    public static long Of(long stream, int sequence) => (stream << SequenceBits) | (uint)sequence;

    public static int Sequence(long id) => (int)(id & MaxSequence);
}
