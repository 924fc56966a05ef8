namespace Reminders.Formats.Xml;

/// <summary>
/// Passes XML on as it is and ends it where one tag grows too long: readers keep a whole tag, with its attributes, in memory. Text,
/// comments and CDATA they read piece by piece, so those may have any length.
/// </summary>
internal sealed class TagGuard(Stream inner) : Stream
{
    /// <summary>Bytes of one tag, from &lt; to &gt;.</summary>
    public const int MaxTag = 64 * 1024;

    private State _state;
    private int _length;
    private byte _quote;

    private enum State
    {
        Text,
        Tag,

        /// <summary>After &lt;!, before it is clear whether a comment or CDATA follows.</summary>
        Marked,
        Comment,
        Cdata,
        Instruction,
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private byte Before { get; set; }

    private byte BeforeThat { get; set; }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Look(buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Look(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            if (_state == State.Text)
            {
                var next = bytes[at..].IndexOf((byte)'<');
                if (next < 0)
                {
                    return;
                }

                at += next;
                (_state, _length, _quote) = (State.Tag, 0, 0);
                (Before, BeforeThat) = (0, 0);
            }
            else if (bytes[at] != 0)
            {
                // UTF-16 has a zero beside every letter of a tag.
                Step(bytes[at]);
            }
        }
    }

    private void Step(byte letter)
    {
        _length++;
        _state = (_state, letter) switch
        {
            (State.Tag, (byte)'!') when _length == 1 => State.Marked,
            (State.Tag, (byte)'?') when _length == 1 => State.Instruction,
            (State.Tag, (byte)'>') when _quote == 0 => State.Text,
            (State.Marked, (byte)'[') => State.Cdata,
            (State.Marked, (byte)'-') => State.Comment,
            (State.Marked, (byte)'>') => State.Text,
            (State.Comment, (byte)'>') when Before == '-' && BeforeThat == '-' && _length > 4 => State.Text,
            (State.Cdata, (byte)'>') when Before == ']' && BeforeThat == ']' => State.Text,
            (State.Instruction, (byte)'>') when Before == '?' => State.Text,
            _ => _state,
        };
        if (_state is State.Tag or State.Marked)
        {
            if (_length > MaxTag)
            {
                throw new System.Xml.XmlException($"A tag is longer than {MaxTag / 1024} KB.");
            }

            _quote = letter is (byte)'"' or (byte)'\'' ? (_quote == 0 ? letter : _quote == letter ? (byte)0 : _quote) : _quote;
        }
        else
        {
            // A comment of gigabytes is read on, never counted.
            _length = Math.Min(_length, MaxTag);
        }

        (BeforeThat, Before) = (Before, letter);
    }
}
