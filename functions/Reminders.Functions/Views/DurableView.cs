using Grpc.Core;
using Microsoft.DurableTask.Client;
using NodaTime;
using Reminders.Application.Hosting;
using Reminders.Application.Ledger;
using Reminders.Functions.Cases;
using Reminders.Functions.Rings;

namespace Reminders.Functions.Views;

/// <summary>An invoice's orchestration as the backend sees it.</summary>
public sealed class DurableView(IDurableClients clients) : IOrchestrations
{
    public async Task<OrchestrationView?> Find(string creditor, string invoiceId, CancellationToken cancellation = default)
    {
        return clients.Current is { } client && await Find(client, InstanceId.Of(creditor, invoiceId), cancellation) is { } found
            ? new OrchestrationView(
                found.InstanceId,
                found.RuntimeStatus.ToString(),
                found.ReadCustomStatusAs<string>() ?? "",
                Instant.FromDateTimeOffset(found.LastUpdatedAt))
            : null;
    }

    private static async Task<OrchestrationMetadata?> Find(DurableTaskClient client, string instance, CancellationToken cancellation)
    {
        try
        {
            return await client.GetInstanceAsync(instance, getInputsAndOutputs: true, cancellation);
        }
        catch (RpcException trouble)
        {
            throw new LedgerUnavailableException($"The orchestrations cannot be read now ({trouble.StatusCode}).", trouble);
        }
    }
}
