using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Reminders.Web.Measuring;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Functions.Cases;
using Reminders.Functions.Rings;
using Reminders.Functions.Tests.Replay;

namespace Reminders.Functions.Tests;

/// <summary>The real application on a real ledger, run by orchestrations on the replaying engine instead of the Local runner.</summary>
internal sealed class CloudWorld : IAsyncDisposable
{
    public const string I1 = "inv-main~i1";

    public CloudWorld(string now)
    {
        World = new World(now);
        Engine = new ReplayEngine(() => World.GetCurrentInstant().ToDateTimeUtc(), to => World.MoveTo(Instant.FromDateTimeUtc(to)));
        Client = new ReplayClient(Engine);
        Clients = new CallClients();
        Clients.Use(Client);
        var doorbell = new DurableDoorbell(Clients, NullLogger<DurableDoorbell>.Instance);
        World.Rings = (stream, cancellation) => IsDeaf ? ValueTask.CompletedTask : doorbell.Ring(stream, cancellation);
        var activities = new CaseActivities(World.Get<CasePlanner>(), Clients, new Measures(NullLogger<Measures>.Instance));
        Engine.AddOrchestrator(CaseOrchestrator.Name, CaseOrchestrator.Run);
        Engine.AddActivity<CaseRef, PlannedCase>(CaseActivities.Plan, invoice => activities.PlanNextStep(invoice, Client, default));
        Engine.AddActivity<StepToPerform, PerformedStep>(CaseActivities.Perform, step => activities.PerformStep(step, Client, default));
    }

    public World World { get; }

    public ReplayEngine Engine { get; }

    public ReplayClient Client { get; }

    public CallClients Clients { get; }

    /// <summary>Rings get lost.</summary>
    public bool IsDeaf { get; set; }

    public Instance Instance(string id = I1) => Engine.Instances[id];

    public string Status(string id = I1) => JsonNode.Parse(Instance(id).CustomStatus ?? "null")?.GetValue<string>() ?? "";

    public Task RunTo(string local) => Engine.AdvanceTo(World.At(local).ToDateTimeUtc());

    public Task Rest() => Engine.RunUntilIdle();

    public Task RingFor(string invoiceId) => new DurableDoorbell(Clients, NullLogger<DurableDoorbell>.Instance).Ring(StreamId.Invoice(World.Main, invoiceId)).AsTask();

    /// <summary>The hourly sweep.</summary>
    public async Task Sweep() => await new Sweep(
        World.Ledger, World.Get<CaseRunner>(), new DurableDoorbell(Clients, NullLogger<DurableDoorbell>.Instance), World, NullLogger<Sweep>.Instance).Run(default);

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
