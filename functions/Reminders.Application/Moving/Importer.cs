using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Reminders.Application.Cases;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Application.Moving;

/// <summary>
/// Writes an export into an empty ledger, lists included, and then proves it: what was written is exported again, and that must
/// have the hash of the file. Every stream is folded on the way, so an event this version cannot read is found before anything
/// relies on it. Holds a bounded number of streams at a time.
/// </summary>
public sealed class Importer(ILedger ledger, IImportTarget target, RowMaker rows)
{
    // Enough at once that appends share commits.
    private const int AtOnce = 32;

    /// <param name="file">The export; read once, from its beginning.</param>
    /// <param name="written">The same ledger, to read back from.</param>
    /// <exception cref="ImportException">The file or the target cannot be used; what is in the target then does not count.</exception>
    public async Task<MoveSummary> Import(Stream file, IExportSource written, CancellationToken cancellation = default)
    {
        if (!await target.IsEmpty(cancellation))
        {
            throw new ImportException(0, "there is a ledger already. Import into an empty one.");
        }

        using var reader = new MoveReader(file);
        var end = new StrongBox<FooterLine>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Parts(reader, end, cancellation), options, async (part, token) => await part(token));

        var footer = end.Value!;
        var readBack = await Exporter.Export(written, Stream.Null, cancellation);
        return readBack.Sha256 == footer.Sha256
            ? readBack
            : throw new ImportException(0, "what was written does not read back as the file says. Import again, into an empty folder.");
    }

    /// <summary>What is to be done for each document and stream of the file.</summary>
    private async IAsyncEnumerable<Func<CancellationToken, Task>> Parts(
        MoveReader reader, StrongBox<FooterLine> end, [EnumeratorCancellation] CancellationToken cancellation)
    {
        CheckHeader(reader, await reader.Next(cancellation));
        long streams = 0, events = 0, documents = 0;
        while (true)
        {
            var json = await reader.Next(cancellation);
            if (json.TryGetProperty("document", out _))
            {
                documents++;
                var document = Document(reader, reader.Read<DocumentLine>(json));
                yield return token => target.Put(document, token);
            }
            else if (json.TryGetProperty("stream", out _))
            {
                streams++;
                var stream = await EventsOf(reader, reader.Read<StreamLine>(json), cancellation);
                events += stream.Events.Count;
                yield return token => Write(stream, token);
            }
            else
            {
                end.Value = await Footer(reader, json, (streams, events, documents), cancellation);
                yield break;
            }
        }
    }

    private static void CheckHeader(MoveReader reader, JsonElement json)
    {
        if (!json.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.String || format.GetString() != HeaderLine.Name)
        {
            throw new ImportException(reader.Line, "this is not an export of Reminders.");
        }

        var header = reader.Read<HeaderLine>(json);
        if (header.Version != HeaderLine.Current)
        {
            throw new ImportException(reader.Line, $"the file has format {header.Version}, this version reads {HeaderLine.Current}. Use a newer version.");
        }
    }

    private static StoredDocument Document(MoveReader reader, DocumentLine line) =>
        Convert.ToHexStringLower(SHA256.HashData(line.Content)) == line.Sha256
            ? new StoredDocument(line.Document, line.ContentType, line.Content, line.StoredAt)
            : throw new ImportException(reader.Line, "the document's content does not have the hash beside it: it was altered.");

    private static async Task<MovedStream> EventsOf(MoveReader reader, StreamLine line, CancellationToken cancellation)
    {
        var first = reader.Line;
        StreamId stream;
        try
        {
            stream = StreamId.Parse(line.Stream);
        }
        catch (FormatException broken)
        {
            throw new ImportException(first, broken.Message, broken);
        }

        if (line.Events < 1)
        {
            throw new ImportException(first, "a stream has at least one event.");
        }

        var events = new List<StoredEvent>();
        for (var sequence = 1; sequence <= line.Events; sequence++)
        {
            var one = reader.Read<EventLine>(await reader.Next(cancellation));
            var stored = new StoredEvent(sequence, one.At, one.Actor, one.Type, one.Format, one.Json);
            Readable(reader, stream, stored);
            events.Add(stored);
        }

        return new MovedStream(first, stream, events, line.Keys, line.WakeAt);
    }

    private static void Readable(MoveReader reader, StreamId stream, StoredEvent stored)
    {
        try
        {
            EventFormat.Read(stream.Kind, stored);
        }
        catch (Exception unreadable) when (unreadable is UnknownEventException or JsonException or FormatException)
        {
            throw new ImportException(
                reader.Line, $"the event '{stored.Type}' of format {stored.Format} cannot be read by this version. Use a newer version.", unreadable);
        }
    }

    private async Task Write(MovedStream stream, CancellationToken cancellation)
    {
        try
        {
            var head = Head.New;
            foreach (var append in stream.Appends(rows.Of(stream.Stream, stream.Events)))
            {
                head = await ledger.Append(append with { Head = head }, cancellation) is AppendResult.Appended appended
                    ? appended.Head
                    : throw new ImportException(stream.Line, $"the stream {stream.Stream.Name} or one of its keys is in the file twice.");
            }
        }
        catch (UnknownCreditorException unknown)
        {
            throw new ImportException(stream.Line, $"{unknown.Message}. Add it to the settings first.", unknown);
        }
        catch (ArgumentException refused)
        {
            throw new ImportException(stream.Line, refused.Message, refused);
        }
    }

    private static async Task<FooterLine> Footer(
        MoveReader reader, JsonElement json, (long Streams, long Events, long Documents) counted, CancellationToken cancellation)
    {
        var (line, hash) = (reader.Line, reader.HashBefore);
        var footer = reader.Read<FooterLine>(json);
        if (footer.Sha256 != hash || (footer.Streams, footer.Events, footer.Documents) != counted)
        {
            throw new ImportException(line, "the file does not have the content it was written with: it was altered. Export or copy it again.");
        }

        return await reader.IsAtEnd(cancellation) ? footer : throw new ImportException(line + 1, "nothing may follow the last line.");
    }
}
