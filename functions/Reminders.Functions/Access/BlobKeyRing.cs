using System.Xml.Linq;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Reminders.Functions.Access;

/// <summary>
/// The keys that protect the desk's sessions, in a private container, so that every instance of the app accepts the sessions of
/// the others. Storage encrypts them at rest; only the app's identity may read them.
/// </summary>
public sealed class BlobKeyRing(BlobContainerClient container) : IXmlRepository
{
    private const string Folder = "protection/";

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. container.GetBlobs(BlobTraits.None, BlobStates.None, Folder, CancellationToken.None).Select(blob => Read(blob.Name))];

    public void StoreElement(XElement element, string friendlyName) =>
        container.GetBlobClient($"{Folder}{friendlyName}.xml").Upload(BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)), overwrite: true);

    private XElement Read(string name) => XElement.Parse(container.GetBlobClient(name).DownloadContent().Value.Content.ToString());
}
