using System.Runtime.CompilerServices;
using System.Text.Json;
using Reminders.Application.Cases;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Moving;
using Reminders.Application.Projections;

namespace Reminders.Mover.Commands;

/// <summary>Passes a ledger on, folds each stream on the way and names those that cannot be.</summary>
internal sealed class FoldedSource(IExportSource source, RowMaker rows, TextWriter messages) : IExportSource
{
    public int Unreadable { get; private set; }

    public async IAsyncEnumerable<ExportedStream> Export(
        StreamKind kind, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var stream in source.Export(kind, cancellation))
        {
            if (Problem(stream) is { } problem)
            {
                Unreadable++;
                await messages.WriteLineAsync($"{stream.Stream.Name}: {problem}");
            }

            yield return stream;
        }
    }

    public IAsyncEnumerable<StoredDocument> Documents(CancellationToken cancellation = default) => source.Documents(cancellation);

    private string? Problem(ExportedStream stream)
    {
        try
        {
            _ = rows.Of(stream.Stream, stream.Events);
            return null;
        }
        catch (Exception unreadable) when (unreadable is UnreadableStreamException or UnknownCreditorException or JsonException or FormatException)
        {
            return unreadable.Message;
        }
    }
}
