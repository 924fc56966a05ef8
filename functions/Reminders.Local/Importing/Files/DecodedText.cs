using System.Globalization;
using System.Text;

namespace Reminders.Local.Importing.Files;

/// <summary>The text of a stream of any length, decoded strictly: what is not of its encoding is an error with its place.</summary>
internal sealed class DecodedText : TextReader
{
    private const int Chunk = 64 * 1024;

    private readonly Stream _stream;
    private readonly Decoder _decoder;
    private readonly Encoding _encoding;
    private readonly byte[] _bytes = new byte[Chunk];
    private readonly char[] _chars;
    private int _byteCount;
    private int _charAt;
    private int _charCount;
    private long _decodedBytes;
    private long _line = 1;
    private bool _ended;

    /// <exception cref="ImportFileException">The file's beginning contradicts the declared encoding, or is no text.</exception>
    public DecodedText(Stream stream, string? encoding)
    {
        _stream = stream;
        _byteCount = stream.ReadAtLeast(_bytes, Chunk, throwOnEndOfStream: false);
        (_encoding, var mark) = FileEncoding.Of(_bytes.AsSpan(0, _byteCount), encoding);
        _decoder = _encoding.GetDecoder();
        _chars = new char[_encoding.GetMaxCharCount(Chunk)];
        Decode(mark);
        if (Start.Contains('\0'))
        {
            throw new ImportFileException("the file holds NUL characters: it may be UTF-16 without a byte order mark; try --encoding utf-16");
        }
    }

    /// <summary>The first 64 KB, or all if there is less. Before the first read only.</summary>
    public ReadOnlySpan<char> Start => _chars.AsSpan(0, _charCount);

    /// <summary>How far the stream was decoded, in bytes.</summary>
    public long Position => _decodedBytes;

    /// <summary>How many characters were handed out.</summary>
    public long Delivered { get; private set; }

    /// <summary>How many of them were quotes.</summary>
    public long Quotes { get; private set; }

    /// <summary>No character is handed out beyond this many.</summary>
    public long Limit { get; set; } = long.MaxValue;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <exception cref="ImportFileException">The bytes are not of the encoding.</exception>
    /// <exception cref="TextLimitException">The limit is reached.</exception>
    public override int Read(Span<char> buffer)
    {
        while (_charAt == _charCount && !_ended)
        {
            _byteCount = _stream.Read(_bytes);
            Decode(0);
        }

        var next = _chars.AsSpan(_charAt, Math.Min(buffer.Length, _charCount - _charAt));
        next.CopyTo(buffer);
        _charAt += next.Length;
        Delivered += next.Length;
        Quotes += next.Count('"');
        return Delivered <= Limit ? next.Length : throw new TextLimitException();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Decode(int from)
    {
        _ended = _byteCount == 0;
        _decodedBytes += from;
        var bytes = _bytes.AsSpan(from, _byteCount - from);
        try
        {
            (_charAt, _charCount) = (0, _decoder.GetChars(bytes, _chars, flush: _ended));
        }
        catch (DecoderFallbackException invalid)
        {
            throw new ImportFileException(Invalid(bytes, invalid));
        }

        _decodedBytes += bytes.Length;
        _line += _chars.AsSpan(0, _charCount).Count('\n');
    }

    // The place counts from the chunk; a character that began in the chunk before has a place below zero.
    private string Invalid(ReadOnlySpan<byte> bytes, DecoderFallbackException invalid)
    {
        var before = bytes[..Math.Clamp(invalid.Index, 0, bytes.Length)];
        var lenient = Encoding.GetEncoding(_encoding.CodePage, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback);
        var line = _line + lenient.GetString(before).AsSpan().Count('\n');
        var shown = string.Join(' ', (invalid.BytesUnknown ?? []).Select(value => value.ToString("X2", CultureInfo.InvariantCulture)));
        var hint = _encoding is UTF8Encoding ? "if it comes from Excel or an older system, try --encoding windows-1252" : "is the file cut short?";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"line {line}, byte {_decodedBytes + invalid.Index}: the bytes {shown} are not {_encoding.WebName}; {hint}");
    }
}

/// <summary>A row has more characters than are read.</summary>
internal sealed class TextLimitException : Exception;
