using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Reminders.Application.Ledger;
using Reminders.Functions.Cases;

namespace Reminders.Functions.Rings;

/// <summary>
/// Rings a case: raises the event, then starts the orchestration in case there is none. In this order nothing is missed: an
/// instance that runs hears the event, one that is gone is started anew and reads the ledger. What goes wrong here costs time, never
/// truth: the wake time is in the ledger and the sweep rings again. So a backend in trouble fails no caller: what rings is in already.
/// </summary>
public sealed class DurableDoorbell(IDurableClients clients, ILogger<DurableDoorbell> log) : IDoorbell
{
    private static readonly OrchestrationRuntimeStatus[] Alive =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    public async ValueTask Ring(StreamId stream, CancellationToken cancellation = default)
    {
        // Customers and payments have no orchestration: who appends to them goes on with them, and the sweep finds what was left.
        if (stream.Kind != StreamKind.Invoice || OwnRings.IsMuted(stream) || clients.Current is not { } client)
        {
            return;
        }

        var instance = InstanceId.Of(stream);
        try
        {
            await Raise(client, instance, cancellation);
            await EnsureStarted(client, instance, new CaseRef(stream.Creditor, stream.Id), cancellation);
        }
        catch (RpcException trouble)
        {
            log.LogWarning("{Stream} could not be rung ({Status}) and is left to the sweep", stream.Name, trouble.StatusCode);
        }
    }

    private static async Task Raise(DurableTaskClient client, string instance, CancellationToken cancellation)
    {
        try
        {
            await client.RaiseEventAsync(instance, CaseOrchestrator.Doorbell, "ring", cancellation);
        }
        catch (RpcException gone) when (gone.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            // Not there or finished: it is started below.
        }
    }

    private static async Task EnsureStarted(DurableTaskClient client, string instance, CaseRef invoice, CancellationToken cancellation)
    {
        var options = new StartOrchestrationOptions(instance) { Version = CaseOrchestrator.Version }.WithDedupeStatuses(Alive);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(CaseOrchestrator.Name, invoice, options, cancellation);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // It runs, and heard the event.
        }
        catch (RpcException exists) when (exists.StatusCode == StatusCode.AlreadyExists)
        {
            // The same, said by the backend itself.
        }
    }
}
