using System.Runtime.CompilerServices;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Moving;

namespace Reminders.Mover.Tests;

/// <summary>A ledger in which something happens while it is exported: after the streams of a kind.</summary>
internal sealed class Disturbed(IExportSource source, StreamKind after, Func<Task> happens) : IExportSource
{
    public async IAsyncEnumerable<ExportedStream> Export(
        StreamKind kind, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var stream in source.Export(kind, cancellation))
        {
            yield return stream;
        }

        if (kind == after)
        {
            await happens();
        }
    }

    public IAsyncEnumerable<StoredDocument> Documents(CancellationToken cancellation = default) => source.Documents(cancellation);
}
