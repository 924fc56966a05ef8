using System.Security.Cryptography;
using System.Text.Json;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Streams;

namespace Reminders.Application.Moving;

/// <summary>
/// Writes a ledger as NDJSON: a header, each stream with its events, the documents, a footer. Everything in order of kind and name and
/// nothing about the moment, so that two exports of the same ledger are the same bytes. Holds as little at a time as its source does.
/// </summary>
public static class Exporter
{
    private const byte NewLine = (byte)'\n';

    // Where work spans streams it begins in a payment or a customer and goes on in invoices. So where streams are not all of one
    // moment, a chain is in the file begun, and whoever finds it goes on; never as done with its effect on the invoice missing.
    private static readonly StreamKind[] Order = [StreamKind.Payment, StreamKind.Customer, StreamKind.Invoice];

    /// <exception cref="StreamGapException">An event is missing; nothing that was written so far is an export.</exception>
    /// <param name="source">The ledger.</param>
    /// <param name="to">What to write to.</param>
    /// <param name="progress">Told after each stream and document how many there were.</param>
    /// <param name="cancellation">Ends the export with a file that no import takes.</param>
    public static async Task<MoveSummary> Export(
        IExportSource source, Stream to, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        using var writer = new LineWriter(to);
        await writer.Write(new HeaderLine(HeaderLine.Name, HeaderLine.Current), cancellation);
        long streams = 0, events = 0, documents = 0;
        foreach (var kind in Order)
        {
            await foreach (var stream in source.Export(kind, cancellation))
            {
                await Write(stream, writer, cancellation);
                (streams, events) = (streams + 1, events + stream.Events.Count);
                progress?.Report(streams);
            }
        }

        await foreach (var document in source.Documents(cancellation))
        {
            await writer.Write(Line(document), cancellation);
            documents++;
            progress?.Report(streams + documents);
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

    private static async Task Write(ExportedStream stream, LineWriter writer, CancellationToken cancellation)
    {
        // The file has no sequence numbers: a gap would be closed in it, for ever.
        StreamFold.CheckWhole(stream.Stream, stream.Events);
        await writer.Write(new StreamLine(stream.Stream.Name, stream.Events.Count, stream.Keys, stream.WakeAt), cancellation);
        foreach (var one in stream.Events)
        {
            await writer.Write(new EventLine(one.At, one.Actor, one.Type, one.Format, one.Json), cancellation);
        }
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
