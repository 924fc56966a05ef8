using Azure;
using Azure.Data.Tables;

namespace Reminders.Tables;

/// <summary>
/// A row that is there from an import's first write until all of it is in and proven. While it is, nothing is due, so that no app
/// acts on half a ledger, and the import may be run again.
/// </summary>
internal sealed class ImportMark(Table catalogue)
{
    private const string Partition = "import";

    public async Task<bool> IsThere(CancellationToken cancellation) =>
        await catalogue.Find(Partition, Keys.Head, cancellation) is not null;

    public Task Put(CancellationToken cancellation) => catalogue.Upsert(new TableEntity(Partition, Keys.Head), cancellation);

    public Task Remove(CancellationToken cancellation) => catalogue.Delete(Partition, Keys.Head, ETag.All, cancellation);
}
