using Reminders.Application.Documents;
using Reminders.Application.Ledger;

namespace Reminders.Application.Moving;

/// <summary>A ledger to be read as a whole. What it answers belongs to one moment, also while others write.</summary>
public interface IExportSource
{
    /// <summary>All streams of a kind, in order of name.</summary>
    IAsyncEnumerable<StreamId> Streams(StreamKind kind, CancellationToken cancellation = default);

    Task<StreamRead> Read(StreamId stream, int afterVersion = 0, CancellationToken cancellation = default);

    /// <summary>A stream's idempotency keys, in order.</summary>
    Task<IReadOnlyList<string>> Keys(StreamId stream, CancellationToken cancellation = default);

    /// <summary>All documents, in order of id.</summary>
    IAsyncEnumerable<StoredDocument> Documents(CancellationToken cancellation = default);
}
