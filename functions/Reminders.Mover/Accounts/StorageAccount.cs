using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using NodaTime;
using Reminders.Functions;
using Reminders.Functions.Settings;
using Reminders.Tables;

namespace Reminders.Mover.Accounts;

/// <summary>The storage account of a Function App, named by the app's own settings.</summary>
internal static class StorageAccount
{
    public const string Tables = "Storage:tableServiceUri";
    public const string Blobs = "Storage:blobServiceUri";
    public const string Container = "Storage:container";

    private const string Emulator = "Storage:connectionString";

    /// <exception cref="SettingsException">Names the setting that is missing or wrong.</exception>
    public static TablesStore Open(IConfiguration configuration)
    {
        var read = new SettingsReader(configuration);
        var (tables, blobs) = read.Optional(Emulator) is { } connection ? Emulated(read, connection) : Real(read);
        return new TablesStore(
            tables,
            blobs.GetBlobContainerClient(read.Optional(Container) ?? "documents"),
            new TablesStoreOptions { Clock = SystemClock.Instance, Ids = new OrderedIds() });
    }

    private static (TableServiceClient Tables, BlobServiceClient Blobs) Real(SettingsReader read)
    {
        TokenCredential credential = read.Optional("AZURE_CLIENT_ID") is { } clientId
            ? new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId })
            : new DefaultAzureCredential();
        return (new TableServiceClient(read.Uri(Tables), credential), new BlobServiceClient(read.Uri(Blobs), credential));
    }

    // A connection string holds the account's key, so only the emulator's, which is public, is taken.
    private static (TableServiceClient Tables, BlobServiceClient Blobs) Emulated(SettingsReader read, string connection)
    {
        try
        {
            var (tables, blobs) = (new TableServiceClient(connection), new BlobServiceClient(connection));
            return tables.Uri.IsLoopback && blobs.Uri.IsLoopback
                ? (tables, blobs)
                : throw read.Wrong(Emulator, "is for an emulator on this machine; name an account with Storage__tableServiceUri and Storage__blobServiceUri");
        }
        catch (Exception malformed) when (malformed is FormatException or ArgumentException or InvalidOperationException)
        {
            throw read.Wrong(Emulator, "is no connection string; UseDevelopmentStorage=true is one");
        }
    }
}
