using Reminders.Application.Documents;

namespace Reminders.Application.Moving;

/// <summary>What an import needs besides the ledger's appends.</summary>
public interface IImportTarget
{
    /// <summary>Nothing was ever appended or stored.</summary>
    Task<bool> IsEmpty(CancellationToken cancellation = default);

    /// <summary>Stores a document with the time it was first stored at.</summary>
    Task Put(StoredDocument document, CancellationToken cancellation = default);
}
