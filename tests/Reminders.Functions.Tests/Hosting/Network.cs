using Azure.Core;
using Azure.Core.Pipeline;

namespace Reminders.Functions.Tests.Hosting;

/// <summary>The way from the real storage clients to the storage: counts every request, and answers in its place when told to.</summary>
internal sealed class Network(StorageService service, Action<string> count) : HttpPipelinePolicy
{
    /// <summary>Null: the request goes on. A status: the service answers so. Zero: the connection breaks before it arrives.</summary>
    public Func<Request, int?> Answers { get; set; } = _ => null;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (!IsAnswered(message))
        {
            await ProcessNextAsync(message, pipeline);
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (!IsAnswered(message))
        {
            ProcessNext(message, pipeline);
        }
    }

    private bool IsAnswered(HttpMessage message)
    {
        if (Kind(message.Request) is { } kind)
        {
            count(kind);
        }

        switch (Answers(message.Request))
        {
            case null:
                return false;
            case 0:
                throw new IOException("The connection was lost before the request arrived.");
            case { } status:
                message.Response = new Tables.Tests.Server.Refusal(status, "7");
                return true;
        }
    }

    private string? Kind(Request request) => service switch
    {
        // Sixteen small ones a minute look for what to publish, however many invoices there are.
        StorageService.Tables when IsRead(request) && request.Uri.Path.EndsWith("Unpublished()", StringComparison.Ordinal) => null,
        StorageService.Blobs => IsRead(request) ? Columns.BlobReads : Columns.BlobWrites,
        StorageService.Tables when request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal) => Columns.Transactions,
        StorageService.Tables when request.Method == RequestMethod.Delete => Columns.RowDeletes,
        StorageService.Tables when !IsRead(request) => Columns.RowWrites,
        _ => Uri.UnescapeDataString(request.Uri.Path).Contains("(PartitionKey=", StringComparison.Ordinal) ? Columns.PointReads : Columns.Queries,
    };

    private static bool IsRead(Request request) => request.Method == RequestMethod.Get || request.Method == RequestMethod.Head;
}

internal enum StorageService
{
    Tables,
    Blobs,
}
