using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Reminders.Messages.Tests.Reading;

/// <summary>A small reader of its own, written from the RFCs and not from the writer, and strict where a relay would be.</summary>
internal sealed partial record MimeReader(IReadOnlyList<(string Name, string Value)> Headers, IReadOnlyList<MimeReader> Parts, string Body)
{
    public string this[string name] => Decode(Headers.Single(header => header.Name == name).Value);

    public static MimeReader Read(byte[] bytes)
    {
        Assert.All(bytes, b => Assert.True(b is < 128 and not 0, "seven bits, no NUL"));
        var text = Encoding.ASCII.GetString(bytes);
        Assert.DoesNotMatch(@"(?<!\r)\n|\r(?!\n)", text);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
        return Parse(text);
    }

    private static MimeReader Parse(string text)
    {
        var split = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = Unfold().Replace(text[..split], " ").Split("\r\n")
            .Select(line => Header().Match(line) is { Success: true } match ? match : throw new FormatException($"no header: {line}"))
            .Select(match => (match.Groups["name"].Value, match.Groups["value"].Value))
            .ToList();
        var raw = text[(split + 4)..];
        var type = headers.Single(header => header.Item1 == "Content-Type").Item2;
        if (Boundary().Match(type) is { Success: true } boundary)
        {
            var pieces = ("\r\n" + raw).Split("\r\n--" + boundary.Groups["name"].Value);
            Assert.Equal("--", pieces[^1].TrimEnd());
            return new(headers, [.. pieces[1..^1].Select(piece => Parse(piece[2..]))], "");
        }

        return new(headers, [], headers.Contains(("Content-Transfer-Encoding", "base64"))
            ? raw.Replace("\r\n", "", StringComparison.Ordinal)
            : QuotedPrintable(raw));
    }

    private static string QuotedPrintable(string raw)
    {
        var bytes = new List<byte>();
        var joined = raw.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var at = 0; at < joined.Length; at++)
        {
            if (joined[at] == '=')
            {
                bytes.Add(byte.Parse(joined.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                at += 2;
            }
            else
            {
                bytes.Add((byte)joined[at]);
            }
        }

        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. bytes]).Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static string Decode(string value) => Word().Replace(Between().Replace(value, "?="), match =>
    {
        Assert.InRange(match.Length, 0, 75);
        var words = match.Groups["words"].Value;
        return match.Groups["kind"].Value == "B"
            ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(words))
            : QuotedPrintable(words.Replace('_', ' '));
    });

    [GeneratedRegex(@"\r\n(?=[ \t])[ \t]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unfold();

    [GeneratedRegex("^(?<name>[!-9;-~]+): (?<value>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Header();

    [GeneratedRegex("boundary=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\?=\s+(?==\?)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"=\?utf-8\?(?<kind>[QB])\?(?<words>[^?\s]*)\?=", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
