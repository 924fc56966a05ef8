using System.Text;

namespace Reminders.Fuzzing;

/// <summary>Breaks input: bits, pieces, words that mean something, the end cut off, one spliced into another.</summary>
internal sealed class Mutator(Random random)
{
    /// <summary>Longer input is for the tests of size.</summary>
    public const int MaxLength = 256 * 1024;

    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "", "0", "-1", "-0", "1e9", "99999999999999999999", "9223372036854775808", "0.001", "1,5", "NaN", "null", "true", "[]", "{}", "[[[[[[[[", "{\"a\":{\"a\":{\"a\":", "\"\"", "\\u0000", "\\ud800",
            "\u0000", "\uFEFF", "\uFFFD", "ß", "😀", "\r\n", "\n", "\t", "  ", "'", "\"", "`", "<", ">", "</", "/>", "<a>", "<!--", "-->", "<![CDATA[", "]]>", "<?x ?>", "&amp;", "&#0;", "&#x10FFFF;", "&x;",
            "<!DOCTYPE a [<!ENTITY x \"y\">]>", "xmlns=\"\"", "2026-02-30", "0000-00-00", "9999-12-31", "EUR", "XXX", "{{", "}}", "{{#each", "{{> ", "{{/if}}", "{{{", "|", "---", "&a", "*a", "!!", ":20:", ":61:", ":86:", ":62F:",
            "\n-\n", "?20", "?00", "SVWZ+", ",", ";", "\"\n", "RF18539007547034", "DE89370400440532013000",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xFE, 0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x00, 0x3C],
    ];

    public byte[] Mutate(IReadOnlyList<byte[]> pool)
    {
        var input = pool[random.Next(pool.Count)];
        for (var times = 1 + (int)Math.Sqrt(random.Next(30)); times > 0; times--)
        {
            input = Once(input, pool);
        }

        return input.Length > MaxLength ? input[..MaxLength] : input;
    }

    private byte[] Once(byte[] input, IReadOnlyList<byte[]> pool)
    {
        var at = random.Next(input.Length + 1);
        var until = Math.Min(input.Length, at + Length());
        switch (random.Next(9))
        {
            case 0 when at < input.Length:
                var flipped = (byte[])input.Clone();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                return [.. input[..at], .. Words[random.Next(Words.Length)], .. input[at..]];
            case 2:
                return [.. input[..at], .. Words[random.Next(Words.Length)], .. input[until..]];
            case 3:
                return [.. input[..at], .. input[until..]];
            case 4:
                return [.. input[..at], .. input[at..until], .. input[at..]];
            case 5:
                var piece = input[at..until];
                var times = random.Next(8) == 0 ? random.Next(2000) : random.Next(8);
                return input.Length + (piece.Length * times) > MaxLength ? input : [.. input[..at], .. Enumerable.Repeat(piece, times).SelectMany(one => one), .. input[at..]];
            case 6:
                var other = pool[random.Next(pool.Count)];
                return [.. input[..at], .. other[random.Next(other.Length + 1)..]];
            case 7 when random.Next(4) == 0:
                return input[..at];
            default:
                return [.. input[..at], (byte)random.Next(256), .. input[until..]];
        }
    }

    // Mostly short.
    private int Length() => 1 + random.Next(1 << random.Next(1, 10));
}
