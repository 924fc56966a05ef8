using System.Security.Cryptography;
using System.Text.Json;

namespace Reminders.Application.Moving;

/// <summary>Reads lines of a bounded length, counts them, and keeps the hash of all before the one read last.</summary>
internal sealed class MoveReader(Stream from) : IDisposable
{
    private const int MaxLine = 16 * 1024 * 1024;
    private const int Chunk = 64 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[Chunk];
    private int _start;
    private int _end;
    private int _moved;
    private ReadOnlyMemory<byte> _pending;

    /// <summary>The number of the line read last.</summary>
    public long Line { get; private set; }

    public string HashBefore => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>The next line as JSON.</summary>
    public async Task<JsonElement> Next(CancellationToken cancellation)
    {
        var line = await NextLine(cancellation) ?? throw new ImportException(
            Line, "the file ends here, before its last line: it was cut short. Export again, or copy the file again.");
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new ImportException(Line, "is no JSON object. The file is damaged: export or copy it again.");
        }
        catch (JsonException broken)
        {
            throw new ImportException(Line, "is no JSON. The file is damaged: export or copy it again.", broken);
        }
    }

    public T Read<T>(JsonElement json)
    {
        try
        {
            return json.Deserialize<T>(MoveJson.Options) ?? throw new ImportException(Line, "is empty");
        }
        catch (Exception broken) when (broken is JsonException or FormatException)
        {
            throw new ImportException(Line, "is not what an export writes. The file was altered, or a newer version wrote it.", broken);
        }
    }

    /// <summary>Nothing may follow the last line.</summary>
    public async Task<bool> IsAtEnd(CancellationToken cancellation) => await NextLine(cancellation) is null;

    public void Dispose() => _hash.Dispose();

    private async Task<ReadOnlyMemory<byte>?> NextLine(CancellationToken cancellation)
    {
        _hash.AppendData(_pending.Span);
        _pending = default;
        var searched = _start;
        while (true)
        {
            var found = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var line = _buffer.AsMemory(_start, searched + found - _start);
                _pending = _buffer.AsMemory(_start, line.Length + 1);
                _start += line.Length + 1;
                Line++;
                return line;
            }

            searched = _end;
            if (!await Fill(cancellation))
            {
                return _start == _end ? null : throw new ImportException(Line + 1, "has no end: the file was cut short. Export or copy it again.");
            }

            searched -= _moved;
        }
    }

    private async Task<bool> Fill(CancellationToken cancellation)
    {
        _moved = 0;
        if (_end == _buffer.Length)
        {
            var kept = _end - _start;
            if (kept > MaxLine)
            {
                throw new ImportException(Line + 1, "is longer than any line an export writes.");
            }

            var target = kept > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
            _buffer.AsSpan(_start, kept).CopyTo(target);
            (_buffer, _moved, _start, _end) = (target, _start, 0, kept);
        }

        var read = await from.ReadAsync(_buffer.AsMemory(_end), cancellation);
        _end += read;
        return read > 0;
    }
}
