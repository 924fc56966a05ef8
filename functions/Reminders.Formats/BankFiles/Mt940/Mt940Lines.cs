using System.Text;

namespace Reminders.Formats.BankFiles.Mt940;

/// <summary>
/// Lines of text, one at a time. A line is UTF-8 or, where it cannot be, ISO 8859-1, as banks write it; control characters are
/// neither.
/// </summary>
internal sealed class Mt940Lines(Stream file)
{
    /// <summary>By the standard a line has 65 characters; some banks write on.</summary>
    public const int MaxLine = 2000;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly byte[] _line = new byte[MaxLine];
    private int _at;
    private int _end;

    /// <summary>Of the line that was read last, counted from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The next line without its end, or null behind the last.</summary>
    public string? Next()
    {
        var length = 0;
        Number++;
        while (true)
        {
            if (_at == _end)
            {
                (_at, _end) = (0, file.Read(_buffer));
                if (_end == 0)
                {
                    return length == 0 ? null : Decode(length);
                }
            }

            var letter = _buffer[_at++];
            if (letter == (byte)'\n')
            {
                return Decode(length);
            }

            if (length == MaxLine)
            {
                throw new BankFileException($"line {Number}", $"is longer than {MaxLine} characters");
            }

            _line[length++] = letter;
        }
    }

    private string Decode(int length)
    {
        var bytes = _line.AsSpan(0, length);
        if (Number == 1 && bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        bytes = bytes.TrimEnd("\r "u8);
        string text;
        try
        {
            text = Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.Latin1.GetString(bytes);
        }

        return text.Any(char.IsControl)
            ? throw new BankFileException($"line {Number}", "holds control characters; the file must be UTF-8 or ISO 8859-1 text")
            : text;
    }
}
