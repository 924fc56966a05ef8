using Reminders.Application.Documents;

namespace Reminders.Sqlite;

public sealed partial class SqliteStore
{
    /// <inheritdoc/>
    public Task<StoredDocument?> Get(string id, CancellationToken cancellation = default) =>
        _reads.Read(session => DocumentTable.Read(session, id), cancellation);

    /// <inheritdoc/>
    public Task<bool> Erase(string id, CancellationToken cancellation = default) =>
        _writer.Write(session => DocumentTable.Erase(session, id), cancellation);
}
