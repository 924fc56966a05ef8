using NodaTime;
using Reminders.Application.Hosting;
using Reminders.Functions.Cases;
using Reminders.Functions.Rings;

namespace Reminders.Functions.Views;

/// <summary>An invoice's orchestration as the backend sees it.</summary>
public sealed class DurableView(IDurableClients clients) : IOrchestrations
{
    public async Task<OrchestrationView?> Find(string creditor, string invoiceId, CancellationToken cancellation = default)
    {
        if (clients.Current is not { } client
            || await client.GetInstanceAsync(InstanceId.Of(creditor, invoiceId), getInputsAndOutputs: true, cancellation) is not { } found)
        {
            return null;
        }

        return new OrchestrationView(
            found.InstanceId,
            found.RuntimeStatus.ToString(),
            found.ReadCustomStatusAs<string>() ?? "",
            Instant.FromDateTimeOffset(found.LastUpdatedAt));
    }
}
