using Reminders.Application.Cases;
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

    /// <summary>Reads a file through without writing anything, for a target that cannot throw away what it began.</summary>
    /// <exception cref="ImportException">The file cannot be used.</exception>
    public async Task<MoveSummary> Check(Stream file, CancellationToken cancellation = default)
    {
        using var reader = new MoveReader(file);
        FooterLine? footer = null;
        await foreach (var part in MoveFile.Parts(reader, cancellation))
        {
            switch (part)
            {
                case MovePart.OneStream { Stream: var stream }:
                    _ = Appends(stream);
                    break;
                case MovePart.End end:
                    footer = end.Footer;
                    break;
                default:
                    break;
            }
        }

        return new MoveSummary(footer!.Streams, footer.Events, footer.Documents, footer.Sha256);
    }

    /// <param name="file">The export; read once, from where it stands.</param>
    /// <param name="written">The same ledger, to read back from.</param>
    /// <param name="progress">Told how many streams and documents are done: first written, then read back.</param>
    /// <param name="cancellation">Ends the import; a target that can go on later does so when it is run again.</param>
    /// <exception cref="ImportException">The file or the target cannot be used; what is in the target then does not count.</exception>
    public async Task<MoveSummary> Import(
        Stream file, IExportSource written, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        var start = await target.Begin(cancellation);
        if (start == ImportStart.Occupied)
        {
            throw new ImportException(0, "there is a ledger already. Import into an empty one.");
        }

        var footer = await Write(file, start, progress, cancellation);
        var readBack = await Exporter.Export(written, Stream.Null, progress, cancellation);
        if (readBack.Sha256 != footer.Sha256)
        {
            throw new ImportException(0, "what was written does not read back as the file says. Import again, into an empty ledger.");
        }

        await target.Finish(cancellation);
        return readBack;
    }

    private async Task<FooterLine> Write(Stream file, ImportStart start, IProgress<long>? progress, CancellationToken cancellation)
    {
        using var reader = new MoveReader(file);
        FooterLine? footer = null;
        long done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(MoveFile.Parts(reader, cancellation), options, async (part, token) =>
        {
            switch (part)
            {
                case MovePart.OneStream { Stream: var stream }:
                    await Write(stream, start, token);
                    break;
                case MovePart.OneDocument document:
                    await Put(document, token);
                    break;
                case MovePart.End end:
                    footer = end.Footer;
                    break;
            }

            var soFar = Interlocked.Increment(ref done);
            progress?.Report(soFar);
        });
        return footer!;
    }

    private async Task Put(MovePart.OneDocument part, CancellationToken cancellation)
    {
        try
        {
            await target.Put(part.Document, cancellation);
        }
        catch (ArgumentException other)
        {
            throw new ImportException(part.Line, $"{other.Message} Import into an empty ledger.", other);
        }
    }

    private async Task Write(MovedStream stream, ImportStart start, CancellationToken cancellation)
    {
        var appends = Appends(stream);
        var (head, written) = start == ImportStart.Unfinished ? await Found(stream, appends, cancellation) : (Head.New, 0);
        foreach (var append in appends.Skip(written))
        {
            head = await ledger.Append(append with { Head = head }, cancellation) is AppendResult.Appended appended
                ? appended.Head
                : throw new ImportException(stream.Line, $"the stream {stream.Stream.Name} or one of its keys is in the file twice.");
        }
    }

    /// <summary>How many of a stream's appends an unfinished import has written, and the head they left.</summary>
    private async Task<(Head Head, int Written)> Found(MovedStream stream, IReadOnlyList<Append> appends, CancellationToken cancellation)
    {
        var read = await ledger.Read(stream.Stream, 0, cancellation);
        var (written, version) = (0, 0);
        while (written < appends.Count && await IsIn(appends[written], version, read.Head, cancellation))
        {
            version += appends[written++].Events.Length;
        }

        return version == read.Head.Version && read.Events.SequenceEqual(stream.Events.Take(version))
            ? (read.Head, written)
            : throw new ImportException(
                stream.Line, $"the stream {stream.Stream.Name} is there and is not what the file has: another import began here. Import into an empty ledger.");
    }

    private async Task<bool> IsIn(Append append, int before, Head head, CancellationToken cancellation) => append.Events.IsEmpty
        ? await ledger.HasKey(append.Stream, append.Keys[0], cancellation)
        : before + append.Events.Length <= head.Version;

    private IReadOnlyList<Append> Appends(MovedStream stream)
    {
        try
        {
            var appends = stream.Appends(rows.Of(stream.Stream, stream.Events));
            foreach (var append in appends)
            {
                AppendLimits.Check(append);
            }

            return appends;
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
}
