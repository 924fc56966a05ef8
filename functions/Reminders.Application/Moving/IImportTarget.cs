using Reminders.Application.Documents;

namespace Reminders.Application.Moving;

/// <summary>What an import needs besides the ledger's appends.</summary>
public interface IImportTarget
{
    /// <summary>Makes ready. Before <see cref="Finish"/> nothing that is written counts.</summary>
    Task<ImportStart> Begin(CancellationToken cancellation = default);

    /// <summary>Stores a document with the time it was first stored at; the same once more is fine.</summary>
    /// <exception cref="ArgumentException">Another document with this id is there.</exception>
    Task Put(StoredDocument document, CancellationToken cancellation = default);

    /// <summary>All is in and proven: lists and wake times are brought in line, and the ledger counts.</summary>
    Task Finish(CancellationToken cancellation = default);
}

/// <summary>What an import finds where it is to write.</summary>
public enum ImportStart
{
    /// <summary>Nothing was ever appended or stored.</summary>
    Empty,

    /// <summary>A part of an import that did not finish, and nothing else.</summary>
    Unfinished,

    /// <summary>A ledger.</summary>
    Occupied,
}
