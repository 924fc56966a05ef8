namespace Reminders.Messages;

/// <summary>Counts segments as carriers do.</summary>
public static class SmsSegments
{
    private const int GsmAlone = 160;
    private const int GsmJoined = 153;
    private const int Ucs2Alone = 70;
    private const int Ucs2Joined = 67;

    /// <summary>How many segments the text is sent as. An empty text is one.</summary>
    public static int Count(string text) => text.All(character => SmsAlphabet.Septets(character) > 0)
        ? Count(text.Select(SmsAlphabet.Septets), GsmAlone, GsmJoined)
        : Count(text.EnumerateRunes().Select(rune => rune.Utf16SequenceLength), Ucs2Alone, Ucs2Joined);

    // An escaped character or a surrogate pair is never split, so a joined segment may end one short.
    private static int Count(IEnumerable<int> sizes, int alone, int joined)
    {
        var (total, segments, used) = (0, 1, 0);
        foreach (var size in sizes)
        {
            total += size;
            used += size;
            if (used > joined)
            {
                segments++;
                used = size;
            }
        }

        return total <= alone ? 1 : segments;
    }
}
