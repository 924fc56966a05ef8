using Reminders.Application.Documents;
using Reminders.Application.Moving;

namespace Reminders.Sqlite;

public sealed partial class SqliteStore : IImportTarget
{
    /// <inheritdoc/>
    /// <remarks>An import here is thrown away with its folder when it ends early, so none is ever found unfinished.</remarks>
    public Task<ImportStart> Begin(CancellationToken cancellation = default) =>
        _reads.Read(
            static session => session.One(
                "SELECT NOT EXISTS(SELECT 1 FROM streams) AND NOT EXISTS(SELECT 1 FROM documents)",
                static row => row.Bool(0) ? ImportStart.Empty : ImportStart.Occupied),
            cancellation);

    /// <inheritdoc/>
    public Task Put(StoredDocument document, CancellationToken cancellation = default) =>
        _writer.Write(
            session =>
            {
                DocumentTable.Write(session, new NewDocument(document.Id, document.ContentType, document.Content), document.StoredAt);
                return true;
            },
            cancellation);

    /// <inheritdoc/>
    public Task Finish(CancellationToken cancellation = default) => Task.CompletedTask;
}
