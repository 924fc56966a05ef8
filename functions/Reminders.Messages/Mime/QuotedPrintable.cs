using System.Globalization;
using System.Text;

namespace Reminders.Messages;

/// <summary>RFC 2045 quoted-printable over UTF-8: readable where it can be, at most 76 characters a line.</summary>
internal static class QuotedPrintable
{
    private const int LongestLine = 76;

    public static string Encode(string body)
    {
        var encoded = new StringBuilder(body.Length + (body.Length / 8));
        foreach (var line in body.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            Line(encoded, Encoding.UTF8.GetBytes(line));
            encoded.Append("\r\n");
        }

        return encoded.ToString();
    }

    private static void Line(StringBuilder encoded, byte[] line)
    {
        var used = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var last = at == line.Length - 1;
            var plain = IsPlain(line[at], first: used == 0, last);
            var size = plain ? 1 : 3;

            // A soft break takes one place itself, unless this is the line's own end.
            if (used + size > (last ? LongestLine : LongestLine - 1))
            {
                encoded.Append("=\r\n");
                used = 0;
                plain = IsPlain(line[at], first: true, last);
                size = plain ? 1 : 3;
            }

            if (plain)
            {
                encoded.Append((char)line[at]);
            }
            else
            {
                encoded.Append(CultureInfo.InvariantCulture, $"={line[at]:X2}");
            }

            used += size;
        }
    }

    // A dot that begins a line means something to SMTP, and blanks that end one get lost on the way.
    private static bool IsPlain(byte value, bool first, bool last) => value switch
    {
        (byte)'=' => false,
        (byte)'.' => !first,
        (byte)' ' or (byte)'\t' => !last,
        _ => value is > 32 and < 127,
    };
}
