using Reminders.Application.Documents;
using Reminders.Application.Moving;

namespace Reminders.Tables;

public sealed partial class TablesStore : IImportTarget
{
    /// <inheritdoc/>
    public async Task<ImportStart> Begin(CancellationToken cancellation = default)
    {
        if (await _importing.IsThere(cancellation))
        {
            return ImportStart.Unfinished;
        }

        if (await _catalogue.HasNames(cancellation) || await _documents.Ids(cancellation).AnyAsync(cancellation))
        {
            return ImportStart.Occupied;
        }

        await _importing.Put(cancellation);
        return ImportStart.Empty;
    }

    /// <summary>Whether an import began and did not finish. Until it does, nothing is due.</summary>
    public Task<bool> IsImporting(CancellationToken cancellation = default) => _importing.IsThere(cancellation);

    /// <inheritdoc/>
    public Task Put(StoredDocument document, CancellationToken cancellation = default) =>
        _documents.Put(new NewDocument(document.Id, document.ContentType, document.Content), document.StoredAt, cancellation);

    /// <inheritdoc/>
    public async Task Finish(CancellationToken cancellation = default)
    {
        await Reconcile(_ => Task.CompletedTask, cancellation);
        await _importing.Remove(cancellation);
    }
}
