using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Reminders.Web.Invoices;

/// <summary>Cuts a stream of any length into lines, holding no more than one of them.</summary>
internal static class LineReader
{
    /// <summary>A line's content is valid until the next is asked for; null for a line longer than <paramref name="maxBytes"/>.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>?> Lines(
        PipeReader reader, int maxBytes, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var line = new Line(maxBytes);
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                line.Add(rest.Slice(0, end));
                yield return line.Content;
                line.Clear();
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            line.Add(rest);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                yield return line.Content;
                yield break;
            }
        }
    }

    private sealed class Line(int maxBytes)
    {
        private readonly ArrayBufferWriter<byte> _content = new();
        private bool _tooLong;

        public ReadOnlyMemory<byte>? Content => _tooLong ? default(ReadOnlyMemory<byte>?) : _content.WrittenMemory;

        public void Add(ReadOnlySequence<byte> part)
        {
            _tooLong |= _content.WrittenCount + part.Length > maxBytes;
            if (_tooLong)
            {
                return;
            }

            foreach (var segment in part)
            {
                _content.Write(segment.Span);
            }
        }

        public void Clear()
        {
            _content.ResetWrittenCount();
            _tooLong = false;
        }
    }
}
