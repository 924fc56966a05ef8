using System.Security.Cryptography;
using System.Text.Json;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;

namespace Reminders.Application.Moving;

/// <summary>
/// Writes a ledger as NDJSON: a header, the documents, each stream with its events, a footer. Everything in order of name and
/// nothing about the moment, so that two exports of the same ledger are the same bytes. Holds one stream or document at a time.
/// </summary>
public static class Exporter
{
    private const byte NewLine = (byte)'\n';

    public static async Task<MoveSummary> Export(IExportSource source, Stream to, CancellationToken cancellation = default)
    {
        using var writer = new LineWriter(to);
        await writer.Write(new HeaderLine(HeaderLine.Name, HeaderLine.Current), cancellation);
        long streams = 0, events = 0, documents = 0;
        await foreach (var document in source.Documents(cancellation))
        {
            documents++;
            await writer.Write(Line(document), cancellation);
        }

        foreach (var kind in Enum.GetValues<StreamKind>())
        {
            await foreach (var stream in source.Streams(kind, cancellation))
            {
                streams++;
                events += await Write(source, stream, writer, cancellation);
            }
        }

        var summary = new MoveSummary(streams, events, documents, writer.Hash());
        await writer.Write(new FooterLine(streams, events, documents, summary.Sha256), cancellation);
        await to.FlushAsync(cancellation);
        return summary;
    }

    private static DocumentLine Line(StoredDocument document) => new(
        document.Id,
        document.ContentType,
        document.StoredAt,
        Convert.ToHexStringLower(SHA256.HashData(document.Content.Span)),
        document.Content.ToArray());

    private static async Task<int> Write(IExportSource source, StreamId stream, LineWriter writer, CancellationToken cancellation)
    {
        var read = await source.Read(stream, 0, cancellation);
        var keys = await source.Keys(stream, cancellation);
        await writer.Write(new StreamLine(stream.Name, read.Events.Count, keys, read.Head.WakeAt), cancellation);
        foreach (var one in read.Events)
        {
            await writer.Write(new EventLine(one.At, one.Actor, one.Type, one.Format, one.Json), cancellation);
        }

        return read.Events.Count;
    }

    private sealed class LineWriter(Stream to) : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public async Task Write<T>(T line, CancellationToken cancellation)
        {
            byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, MoveJson.Options), NewLine];
            _hash.AppendData(bytes);
            await to.WriteAsync(bytes, cancellation);
        }

        public string Hash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

        public void Dispose() => _hash.Dispose();
    }
}
