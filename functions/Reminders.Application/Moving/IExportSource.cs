using Reminders.Application.Documents;
using Reminders.Application.Ledger;

namespace Reminders.Application.Moving;

/// <summary>
/// A ledger to be read as a whole while others may write. Each stream is of one moment, and streams come before documents, so that
/// no event is without what it refers to. Whether all streams are of the same moment is the store's to say: SQLite's are; of a table
/// store's each is of the moment it was read.
/// </summary>
public interface IExportSource
{
    /// <summary>All streams of a kind, in order of name.</summary>
    IAsyncEnumerable<ExportedStream> Export(StreamKind kind, CancellationToken cancellation = default);

    /// <summary>All documents, in order of id (letters, digits, '-', '.', '_' and '~').</summary>
    IAsyncEnumerable<StoredDocument> Documents(CancellationToken cancellation = default);
}
