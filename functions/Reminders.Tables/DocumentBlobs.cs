using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NodaTime;
using Reminders.Application.Documents;

namespace Reminders.Tables;

/// <summary>
/// Documents as blobs, put before the append that refers to them and never overwritten. An append that loses a race leaves its
/// documents behind without an event naming them: taking them away could take them from the winner. The account must not keep
/// deleted blobs (soft delete, versions): what is erased has to be gone.
/// </summary>
internal sealed class DocumentBlobs(BlobContainerClient container)
{
    private const string StoredAt = "storedat";

    private readonly string _service = $"Azure Blobs ({container.AccountName})";

    public Task<bool> Create(CancellationToken cancellation) =>
        Told(async () => await container.CreateIfNotExistsAsync(cancellationToken: cancellation) is not null, cancellation);

    /// <exception cref="ArgumentException">Another document with this id is there.</exception>
    public async Task Put(NewDocument document, Instant at, CancellationToken cancellation)
    {
        if (await Add(document, at, cancellation))
        {
            return;
        }

        var there = await Get(document.Id, cancellation);
        if (there is not null && !there.Content.Span.SequenceEqual(document.Content.Span))
        {
            throw new ArgumentException("Another document with this id is there.", nameof(document));
        }

        // Erased between the two: then it is put after all.
        if (there is null)
        {
            await Add(document, at, cancellation);
        }
    }

    public Task<StoredDocument?> Get(string id, CancellationToken cancellation) => Told(
        async () =>
        {
            try
            {
                var read = (await Blob(id).DownloadContentAsync(cancellation)).Value;
                var ticks = long.Parse(read.Details.Metadata[StoredAt], CultureInfo.InvariantCulture);
                return new StoredDocument(id, read.Details.ContentType, read.Content.ToMemory(), Instant.FromUnixTimeTicks(ticks));
            }
            catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                return null;
            }
        },
        cancellation);

    /// <summary>The ids of all documents, in order. What else the container holds is in folders, which no document's name has.</summary>
    public async IAsyncEnumerable<string> Ids([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var blobs = container
            .GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", prefix: null, cancellation)
            .GetAsyncEnumerator(cancellation);
        while (await Told(async () => await blobs.MoveNextAsync(), cancellation))
        {
            if (blobs.Current.IsBlob)
            {
                yield return Keys.Unescaped(blobs.Current.Blob.Name);
            }
        }
    }

    public Task<bool> Erase(string id, CancellationToken cancellation) => Told(
        async () => (await Blob(id).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation)).Value,
        cancellation);

    private Task<bool> Add(NewDocument document, Instant at, CancellationToken cancellation) => Told(
        async () =>
        {
            try
            {
                await Blob(document.Id).UploadAsync(new BinaryData(document.Content), Options(document, at), cancellation);
                return true;
            }
            catch (RequestFailedException there) when (there.ErrorCode == BlobErrorCode.BlobAlreadyExists)
            {
                return false;
            }
        },
        cancellation);

    private static BlobUploadOptions Options(NewDocument document, Instant at) => new()
    {
        Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        HttpHeaders = new BlobHttpHeaders { ContentType = document.ContentType },
        Metadata = new Dictionary<string, string> { [StoredAt] = at.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture) },
    };

    private BlobClient Blob(string id) => container.GetBlobClient(Keys.Escaped(id));

    private Task<T> Told<T>(Func<Task<T>> call, CancellationToken cancellation) => StorageTrouble.Told(_service, call, cancellation);
}
