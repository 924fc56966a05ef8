using System.Text.Json;
using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using static Reminders.Functions.Tests.Replay.HistoryEvent;

namespace Reminders.Functions.Tests.Replay;

/// <summary>The client's view of the engine.</summary>
internal sealed class ReplayClient(ReplayEngine engine) : DurableTaskClient("replay")
{
    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        lock (engine.Turn)
        {
            Reach();
            return Task.FromResult(Schedule(orchestratorName, input, options));
        }
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        lock (engine.Turn)
        {
            Reach();
            return Raise(instanceId, eventName, eventPayload);
        }
    }

    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        if (!engine.Instances.TryGetValue(instanceId, out var instance) || !instance.IsAlive)
        {
            throw new RpcException(new Status(StatusCode.NotFound, "nobody is there"));
        }

        engine.Send(instance, new Terminated());
        return Task.CompletedTask;
    }

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        engine.Instances[instanceId].IsSuspended = true;
        return Task.CompletedTask;
    }

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        engine.Instances[instanceId].IsSuspended = false;
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        Reach();
        return Task.FromResult(engine.Instances.TryGetValue(instanceId, out var instance)
            ? new OrchestrationMetadata(instance.Name, instance.Id)
            {
                RuntimeStatus = Status(instance),
                CreatedAt = new DateTimeOffset(instance.CreatedAt),
                LastUpdatedAt = new DateTimeOffset(instance.UpdatedAt),
                SerializedCustomStatus = getInputsAndOutputs ? instance.CustomStatus : null,
            }
            : null);
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Reach()
    {
        if (engine.Faults.IsOutOfReach)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "nobody answers"));
        }
    }

    private string Schedule(TaskName orchestratorName, object? input, StartOrchestrationOptions? options)
    {
        var id = options?.InstanceId ?? throw new NotSupportedException("The app names its instances.");
        if (engine.Instances.TryGetValue(id, out var existing) && options.DedupeStatuses?.Contains(Status(existing).ToString()) == true)
        {
            throw new OrchestrationAlreadyExistsException($"An orchestration '{id}' already exists.");
        }

        // Without dedupe statuses a running instance is replaced: the worst a backend may do.
        engine.Start(id, orchestratorName, options.Version?.Version ?? "", JsonSerializer.Serialize(input));
        return id;
    }

    private Task Raise(string instanceId, string eventName, object? eventPayload)
    {
        if (!engine.Instances.TryGetValue(instanceId, out var instance) || !instance.IsAlive)
        {
            return engine.Faults.RaisingToNobodyThrows
                ? Task.FromException(new RpcException(new Status(instance is null ? StatusCode.NotFound : StatusCode.FailedPrecondition, "nobody is there")))
                : Task.CompletedTask;
        }

        var raised = new EventRaised(eventName, JsonSerializer.Serialize(eventPayload));
        for (var copies = engine.Faults.Event() switch { EventFault.Drop => 0, EventFault.Double => 2, _ => 1 }; copies > 0; copies--)
        {
            engine.Send(instance, raised);
        }

        return Task.CompletedTask;
    }

    private static OrchestrationRuntimeStatus Status(Instance instance) =>
        instance is { IsSuspended: true, IsAlive: true } ? OrchestrationRuntimeStatus.Suspended : instance.Status;
}
