using System.Globalization;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Reminders.Application.Contacts;
using Reminders.Domain.Contacts;
using Reminders.Messages;

namespace Reminders.Functions.Communication;

/// <summary>
/// Letters as print-ready HTML in a container that a print service collects from, each with its address in a CSV file of the same
/// name. The address comes last: a letter is in the outbox once it is there.
/// </summary>
public sealed class BlobLetterChannel(BlobContainerClient letters) : IMessageChannel
{
    public const string Container = "letters";

    public string Name => Channel.Letter;

    public async Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        var letter = (OutgoingMessage.Letter)message;
        if (letter.To is not { } to)
        {
            return new HandOver.Failed(true, "no address");
        }

        var html = FileName(letter.OperationId, "html");
        try
        {
            await Put(html, "text/html; charset=utf-8", letter.Body.Html, cancellation);
            await Put(
                FileName(letter.OperationId, "csv"), "text/csv; charset=utf-8", AddressList.Head + AddressList.Line(html, to, letter.From.Country, pages: null), cancellation);
            return new HandOver.Accepted();
        }
        catch (AuthenticationFailedException)
        {
            return Refusals.WithoutIdentity;
        }
        catch (RequestFailedException refused) when (refused.Status is >= 400 and < 500 and not 408)
        {
            return new HandOver.Failed(false, $"the outbox refused the letter ({refused.Status} {refused.ErrorCode})");
        }
        catch (Exception cut) when (cut is RequestFailedException or OperationCanceledException or TimeoutException or IOException or HttpRequestException or AggregateException)
        {
            return new HandOver.Unknown("the outbox did not answer in time");
        }
    }

    public async Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) =>
        await letters.GetBlobClient(FileName(operationId, "csv")).ExistsAsync(cancellation)
            ? new HandOver.Accepted()
            : new HandOver.Failed(false, "the letter is not in the outbox");

    private async Task Put(string name, string type, string content, CancellationToken cancellation)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = type },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        try
        {
            await letters.GetBlobClient(name).UploadAsync(BinaryData.FromString(content), options, cancellation);
        }
        catch (RequestFailedException there) when (there.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // Handed over before; it is the same.
        }
    }

    private static string FileName(Guid operationId, string kind) => string.Create(CultureInfo.InvariantCulture, $"{operationId:D}.{kind}");
}
