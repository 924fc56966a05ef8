using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Reminders.Application.Ledger;
using Reminders.Functions.Rings;
using Reminders.Functions.Tests.Hosting;

namespace Reminders.Functions.Tests;

/// <summary>One instance per invoice, however often and whenever it is rung.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(1000)]
    public async Task RungManyTimes_OneInstance_NeverReplaced(int times)
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await cloud.World.Register();
        await cloud.Rest();
        var first = cloud.Instance();

        for (var i = 0; i < times; i++)
        {
            await Ring(cloud);
        }

        await cloud.Rest();
        Assert.Same(first, Assert.Single(cloud.Engine.Instances).Value);
        Assert.Equal(OrchestrationRuntimeStatus.Running, first.Status);
    }

    [Theory]
    [InlineData("never started")]
    [InlineData("running")]
    [InlineData("completed and reopened")]
    public async Task RungAThousandTimesAtOnce_OneInstance(string before)
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        cloud.IsDeaf = before == "never started";
        await cloud.World.Register();
        await cloud.Rest();
        if (before == "completed and reopened")
        {
            await cloud.World.Pay("100.00");
            await cloud.Rest();
            cloud.IsDeaf = true;
            await cloud.World.Reverse("100.00");
        }

        var starts = 0;
        cloud.Engine.Count = action => starts += action == Columns.Starts ? 1 : 0;
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(() => cloud.RingFor("i1"))));
        await cloud.RunTo("2026-06-12 10:00");

        Assert.Equal(before == "running" ? 0 : 1, starts);
        Assert.Equal(OrchestrationRuntimeStatus.Running, Assert.Single(cloud.Engine.Instances).Value.Status);
        Assert.Single(await cloud.World.Sent());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ReopenedAfterClosing_ANewInstanceRunsTheNextRound(bool raisingThrows)
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        cloud.Engine.Faults.RaisingToNobodyThrows = raisingThrows;
        await cloud.World.Register();
        await cloud.World.Pay("100.00");
        await cloud.Rest();
        Assert.Equal(OrchestrationRuntimeStatus.Completed, cloud.Instance().Status);

        await cloud.World.Reverse("100.00");
        await cloud.RunTo("2026-07-20 12:00");

        Assert.NotEmpty(await cloud.World.Sent());
        Assert.Equal(OrchestrationRuntimeStatus.Running, cloud.Instance().Status);
    }

    [Fact]
    public async Task RungWhileTerminating_TheNextRingStartsItAnew()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await cloud.World.Register();
        await cloud.Rest();
        await cloud.Client.TerminateInstanceAsync(CloudWorld.I1);
        await Ring(cloud);
        await cloud.Rest();
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, cloud.Instance().Status);

        await Ring(cloud);
        await cloud.Rest();

        Assert.Equal(OrchestrationRuntimeStatus.Running, cloud.Instance().Status);
    }

    [Fact]
    public async Task Suspended_IsNotReplaced_AndGoesOnWhenResumed()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await cloud.World.Register();
        await cloud.Rest();
        var first = cloud.Instance();
        await cloud.Client.SuspendInstanceAsync(CloudWorld.I1);
        await cloud.World.Pay("100.00");
        await cloud.Rest();
        Assert.Equal(OrchestrationRuntimeStatus.Running, first.Status);

        await cloud.Client.ResumeInstanceAsync(CloudWorld.I1);
        await cloud.Rest();

        Assert.Same(first, cloud.Instance());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, first.Status);
    }

    [Fact]
    public async Task OutsideOfACall_RingingIsLeftToTheSweep()
    {
        var doorbell = new DurableDoorbell(new CallClients(), NullLogger<DurableDoorbell>.Instance);

        await doorbell.Ring(StreamId.Invoice("main", "i1"));
    }

    private static ValueTask Ring(CloudWorld cloud) => new DurableDoorbell(cloud.Clients, NullLogger<DurableDoorbell>.Instance).Ring(StreamId.Invoice("main", "i1"));
}
