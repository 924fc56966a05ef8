using System.Globalization;
using Azure;
using Azure.Identity;
using Reminders.Application.Ledger;

namespace Reminders.Tables;

/// <summary>
/// Tells trouble with the storage from answers that mean something, and says which service it is and what to do. Retrying is the
/// client's business (it heeds Retry-After); what arrives here is over.
/// </summary>
internal static class StorageTrouble
{
    public static async Task<T> Told<T>(string service, Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && Advice(failure) is not null)
        {
            throw new LedgerUnavailableException($"{service} {Advice(failure)}", failure);
        }
    }

    private static string? Advice(Exception failure) => failure switch
    {
        RequestFailedException { Status: 429 or 503 } busy => $"takes no more for now.{RetryAfter(busy)} Writing resumes by itself.",
        RequestFailedException { Status: 0 } => "cannot be reached. Check the network and the account's firewall.",
        RequestFailedException { Status: 408 or >= 500 } => "does not answer as it should. Writing resumes when it recovers.",
        RequestFailedException { Status: 401 or 403 } => "refuses this app. Check its roles on the storage account and the firewall.",
        RequestFailedException { ErrorCode: "TableNotFound" or "TableBeingDeleted" or "ContainerNotFound" or "ContainerBeingDeleted" } =>
            "lacks a table or container of Reminders. Deploy its infrastructure again, or start the app with rights to create them.",
        AuthenticationFailedException => "cannot be asked: there is no token for this app. Check its identity and the setting AZURE_CLIENT_ID, or sign in.",
        AggregateException { InnerExceptions: [.., var last] } => Advice(last),
        OperationCanceledException or HttpRequestException or IOException => "did not answer in time. Writing resumes when it recovers.",
        _ => null,
    };

    private static string RetryAfter(RequestFailedException busy) =>
        busy.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var seconds) == true
        && int.TryParse(seconds, CultureInfo.InvariantCulture, out var number)
            ? $" It asks to wait {number} s."
            : "";
}
