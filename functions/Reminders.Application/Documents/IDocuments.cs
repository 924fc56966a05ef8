using System.Security.Cryptography;
using NodaTime;

namespace Reminders.Application.Documents;

/// <summary>
/// Personal data and long bodies (contact details, free text, rendered messages, received files), kept apart from the events so
/// that they can be erased while the record stands. Mostly written through <see cref="Ledger.Append.Documents"/>.
/// </summary>
public interface IDocuments
{
    /// <summary>The document, or null if it was erased or never there.</summary>
    Task<StoredDocument?> Get(string id, CancellationToken cancellation = default);

    /// <summary>Stores a document ahead of the append that refers to it: what is too large to travel with one. Durable when it returns.</summary>
    /// <exception cref="ArgumentException">Another document with this id is there.</exception>
    Task Put(StoredDocument document, CancellationToken cancellation = default);

    /// <summary>Removes the content for good. True if there was any.</summary>
    Task<bool> Erase(string id, CancellationToken cancellation = default);
}

/// <summary>A document to store under an id that is unique over all creditors. The same id with the same content is fine.</summary>
public sealed record NewDocument(string Id, string ContentType, ReadOnlyMemory<byte> Content)
{
    /// <summary>Lower-case hex SHA-256 of the content; events carry it beside the id.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Content.Span));
}

public sealed record StoredDocument(string Id, string ContentType, ReadOnlyMemory<byte> Content, Instant StoredAt);
