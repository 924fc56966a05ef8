using System.Text;

namespace Reminders.Formats.BankFiles.Mt940;

/// <summary>A field: its tag without colons (60F), the lines of its content, and where it begins. The tag - ends a statement.</summary>
internal sealed record Mt940Field(long Line, string Tag, string Text);

/// <summary>Puts lines together into fields, and leaves out the envelope that some banks send along.</summary>
internal static class Mt940Fields
{
    private const int MaxText = 10_000;

    public static IEnumerable<Mt940Field> Read(Stream file)
    {
        var lines = new Mt940Lines(file);
        Mt940Field? current = null;
        var text = new StringBuilder();
        while (lines.Next() is { } line)
        {
            var content = WithoutEnvelope(line);
            if (Tag(content) is { } tag)
            {
                if (Done() is { } done)
                {
                    yield return done;
                }

                current = new Mt940Field(lines.Number, tag, "");
                text.Append(content.AsSpan(tag.Length + 2));
            }
            else if (content is "-" or "-}")
            {
                if (Done() is { } done)
                {
                    yield return done;
                }

                yield return new Mt940Field(lines.Number, "-", "");
            }
            else if (current is not null)
            {
                if (text.Length + content.Length > MaxText)
                {
                    throw new BankFileException($"line {lines.Number}", $"the field :{current.Tag}: is longer than {MaxText} characters");
                }

                text.Append('\n').Append(content);
            }
            else if (content.Length > 0)
            {
                throw new BankFileException($"line {lines.Number}", "is neither a field of MT940 (:20: first) nor XML; a camt.052, camt.053, camt.054 or MT940 file is expected");
            }
        }

        if (Done() is { } last)
        {
            yield return last;
        }

        Mt940Field? Done()
        {
            var done = current is null ? null : current with { Text = text.ToString().TrimEnd('\n') };
            current = null;
            text.Clear();
            return done;
        }
    }

    // {1:F01...}{2:I940...}{4: goes before, -}{5:...} behind.
    private static string WithoutEnvelope(string line)
    {
        if (line is ['{', >= '1' and <= '5', ':', ..])
        {
            var start = line.IndexOf("{4:", StringComparison.Ordinal);
            return start < 0 ? "" : line[(start + 3)..];
        }

        return line.StartsWith("-}", StringComparison.Ordinal) ? "-" : line;
    }

    // A colon, two digits, perhaps a letter, a colon. What begins so inside a text would be a field to everybody.
    private static string? Tag(string line) => line switch
    {
        [':', >= '0' and <= '9', >= '0' and <= '9', ':', ..] => line[1..3],
        [':', >= '0' and <= '9', >= '0' and <= '9', >= 'A' and <= 'Z', ':', ..] => line[1..4],
        _ => null,
    };
}
