namespace Reminders.Formats.Matching;

/// <summary>How many slips of the finger lie between two numbers: a character wrong, left out, too many, or two swapped.</summary>
internal static class Spelling
{
    public static bool Within(int slips, ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (Math.Abs(a.Length - b.Length) > slips)
        {
            return false;
        }

        // One slip leaves the start or the end as it was.
        if (slips == 1 && a.Length > 2 && b.Length > 2 && a[0] != b[0] && a[^1] != b[^1])
        {
            return false;
        }

        var same = a.CommonPrefixLength(b);
        a = a[same..];
        b = b[same..];
        if (a.IsEmpty || b.IsEmpty)
        {
            return a.Length + b.Length <= slips;
        }

        return slips > 0
            && (Within(slips - 1, a[1..], b[1..])
                || Within(slips - 1, a[1..], b)
                || Within(slips - 1, a, b[1..])
                || (a.Length > 1 && b.Length > 1 && a[0] == b[1] && a[1] == b[0] && Within(slips - 1, a[2..], b[2..])));
    }
}
