using System.Collections.Immutable;
using System.Security.Cryptography;
using NodaTime;
using Reminders.Domain.Documents;

namespace Reminders.Application.Documents;

/// <summary>
/// Files kept as they were received, of any size, in pieces that travel and move like every other document. The ids come from the
/// content, so the same file is kept once.
/// </summary>
public sealed class ReceivedFiles(IDocuments documents, IClock clock)
{
    private const int PieceBytes = 512 * 1024;

    /// <summary>Keeps a file. Durable when it returns; the references belong into the event that tells of it.</summary>
    public async Task<ImmutableArray<DocumentRef>> Keep(
        string creditor, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var references = ImmutableArray.CreateBuilder<DocumentRef>();
        for (var from = 0; from < content.Length || from == 0; from += PieceBytes)
        {
            var piece = new NewDocument(
                $"file-{creditor}-{name}-{references.Count:D4}", contentType, content.Slice(from, Math.Min(PieceBytes, content.Length - from)));
            await documents.Put(new StoredDocument(piece.Id, piece.ContentType, piece.Content, clock.GetCurrentInstant()), cancellation);
            references.Add(piece.Reference());
        }

        return references.ToImmutable();
    }

    /// <summary>The file in its pieces, in order; null if it was erased or there is none.</summary>
    public async Task<ReceivedFile?> Find(ImmutableArray<DocumentRef> references, CancellationToken cancellation = default)
    {
        if (references.IsEmpty)
        {
            return null;
        }

        using var content = new MemoryStream();
        var contentType = "";
        foreach (var reference in references)
        {
            if (await documents.Get(reference.Id, cancellation) is not { } piece)
            {
                return null;
            }

            content.Write(piece.Content.Span);
            contentType = piece.ContentType;
        }

        return new ReceivedFile(contentType, content.ToArray());
    }
}

public sealed record ReceivedFile(string ContentType, ReadOnlyMemory<byte> Content);
