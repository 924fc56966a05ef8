using System.Text;

namespace Reminders.Local.Tests.Importing;

/// <summary>A CSV file that is made while it is read, so that it may be as long as a test wants.</summary>
internal sealed class GeneratedFile(string header, long rows, Func<long, string> row) : Stream
{
    private byte[] _current = Encoding.UTF8.GetBytes(header);
    private int _at;
    private long _next;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            if (_at == _current.Length)
            {
                if (_next == rows)
                {
                    break;
                }

                (_current, _at) = (Encoding.UTF8.GetBytes(row(_next++)), 0);
            }

            var part = _current.AsSpan(_at, Math.Min(buffer.Length - filled, _current.Length - _at));
            part.CopyTo(buffer[filled..]);
            (_at, filled) = (_at + part.Length, filled + part.Length);
        }

        return filled;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
