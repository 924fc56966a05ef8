using System.Runtime.CompilerServices;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Moving;

namespace Reminders.Tables;

public sealed partial class TablesStore : IExportSource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<ExportedStream> Export(
        StreamKind kind, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var some in _catalogue.Names(kind, cancellation).Chunk(Together).WithCancellation(cancellation))
        {
            foreach (var stream in await Task.WhenAll(some.Select(one => _streams.Whole(one, cancellation))))
            {
                if (stream is not null)
                {
                    yield return stream;
                }
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredDocument> Documents([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var some in _documents.Ids(cancellation).Chunk(Together).WithCancellation(cancellation))
        {
            foreach (var document in await Task.WhenAll(some.Select(id => _documents.Get(id, cancellation))))
            {
                if (document is not null)
                {
                    yield return document;
                }
            }
        }
    }
}
