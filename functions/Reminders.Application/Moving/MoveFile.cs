using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;

namespace Reminders.Application.Moving;

/// <summary>Reads a file part by part, checking each. The last part is given only if everything before it is what was exported.</summary>
internal static class MoveFile
{
    /// <exception cref="ImportException">Names the line that is not as an export writes it.</exception>
    public static async IAsyncEnumerable<MovePart> Parts(
        MoveReader reader, [EnumeratorCancellation] CancellationToken cancellation)
    {
        CheckHeader(reader, await reader.Next(cancellation));
        long streams = 0, events = 0, documents = 0;
        while (true)
        {
            var json = await reader.Next(cancellation);
            if (json.TryGetProperty("document", out _))
            {
                documents++;
                yield return new MovePart.OneDocument(reader.Line, Document(reader, reader.Read<DocumentLine>(json)));
            }
            else if (json.TryGetProperty("stream", out _))
            {
                streams++;
                var stream = await EventsOf(reader, reader.Read<StreamLine>(json), cancellation);
                events += stream.Events.Count;
                yield return new MovePart.OneStream(stream);
            }
            else
            {
                yield return new MovePart.End(await Footer(reader, json, (streams, events, documents), cancellation));
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
            var advice = header.Version > HeaderLine.Current ? "Use a newer version." : "Export again with this version.";
            throw new ImportException(reader.Line, $"the file has format {header.Version}, this version reads {HeaderLine.Current}. {advice}");
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
