using Microsoft.DurableTask.Client;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Functions.Cases;
using Reminders.Functions.Tests.Replay;

namespace Reminders.Functions.Tests;

/// <summary>Whatever the backend does to rings, activities and processes, the timeline stays right.</summary>
public sealed class FaultTests
{
    private static readonly string[] OneReminder = ["soft 2026-06-10 09:00"];

    [Fact]
    public async Task CrashAtAnyWorkItem_SameTimeline()
    {
        var whole = await Life(_ => false);
        for (var k = 1; k <= whole.WorkItems; k++)
        {
            var crashed = await Life(item => item == k);

            Assert.Equal(whole.Sent, crashed.Sent);
            Assert.Equal(whole.Types, crashed.Types);
            Assert.Equal(OrchestrationRuntimeStatus.Completed, crashed.Status);
        }
    }

    [Fact]
    public async Task ActivityKeepsFailing_SaysSo_AndGoesOnByItself()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        var isDown = true;
        cloud.Engine.Faults.Activity = (_, _) => isDown ? ActivityFault.FailBefore : ActivityFault.None;
        await cloud.World.Register();
        await cloud.RunTo("2026-05-15 12:10");

        Assert.StartsWith("in trouble (PlanNextStep: System.IO.IOException)", cloud.Status(), StringComparison.Ordinal);
        isDown = false;
        await cloud.RunTo("2026-06-12 10:00");

        Assert.Equal(OneReminder, await cloud.World.Sent());
    }

    [Fact]
    public async Task RingsDoubled_NothingIsDoneTwice()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        cloud.Engine.Faults.Event = () => EventFault.Double;
        await cloud.World.Register();
        await cloud.RunTo("2026-06-12 10:00");
        await cloud.World.Pay("40.00");
        await cloud.World.Pay("60.00", "p2");
        await cloud.Rest();

        Assert.Equal(OneReminder, await cloud.World.Sent());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, cloud.Instance().Status);
        Assert.Equal(0, cloud.Instance().LostEvents);
    }

    [Fact]
    public async Task RingOfAPaymentLost_NothingIsSent_AndTheCaseCloses()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await cloud.World.Register();
        await cloud.RunTo("2026-06-01 10:00");
        cloud.IsDeaf = true;
        await cloud.World.Pay("100.00");

        await cloud.RunTo("2026-06-12 10:00");

        Assert.Empty(await cloud.World.Sent());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, cloud.Instance().Status);
    }

    [Fact]
    public async Task StartLost_TheSweepFindsTheCase()
    {
        await using var cloud = new CloudWorld("2026-06-10 08:00");
        cloud.IsDeaf = true;
        await cloud.World.Register();
        cloud.IsDeaf = false;
        await cloud.RunTo("2026-06-10 10:00");
        Assert.Empty(cloud.Engine.Instances);

        await cloud.Sweep();
        await cloud.Rest();

        Assert.Single(await cloud.World.Sent());
    }

    [Fact]
    public async Task TaskHubLost_TheSweepBringsEveryCaseBack()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await cloud.World.Register();
        await cloud.Rest();
        await using var fresh = new CloudWorld("2026-05-15 12:00");
        await cloud.Client.TerminateInstanceAsync(CloudWorld.I1);
        await cloud.RunTo("2026-06-10 10:00");
        Assert.Empty(await cloud.World.Sent());

        await cloud.Sweep();
        await cloud.Rest();

        Assert.Single(await cloud.World.Sent());
    }

    [Fact]
    public async Task RingBeforeTheInstanceRuns_IsHeard()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await cloud.World.Register();
        await cloud.World.Pay("100.00");

        await cloud.Rest();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, cloud.Instance().Status);
        Assert.Equal(0, cloud.Instance().LostEvents);
    }

    [Theory]
    [InlineData("contactClaimed")]
    [InlineData("reminderIntended")]
    public async Task PaymentWhileSending_BeforeTheGate_NothingLeaves(string before)
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await cloud.World.Register();
        cloud.World.BeforeNext(before, () => cloud.World.Pay("100.00"));

        await cloud.RunTo("2026-06-12 10:00");

        Assert.Empty(cloud.World.Email.Handed);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, cloud.Instance().Status);
    }

    [Fact]
    public async Task PaymentDuringTheHandOver_OneMessage_AndTheCaseCloses()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await cloud.World.Register();
        cloud.World.Email.Before = () => cloud.World.Pay("100.00");

        await cloud.RunTo("2026-06-12 10:00");

        Assert.Single(cloud.World.Email.Handed);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, cloud.Instance().Status);
    }

    [Fact]
    public async Task NoTokenLeft_TheCaseComesBackForOne()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await cloud.World.Register();
        await cloud.RunTo("2026-06-10 08:00");
        cloud.World.Pacing.Pause("email", World.At("2026-06-10 09:20"));

        await cloud.RunTo("2026-06-10 09:10");
        Assert.Empty(await cloud.World.Sent());
        await cloud.RunTo("2026-06-10 10:00");

        Assert.Equal(["soft 2026-06-10 09:20"], await cloud.World.Sent());
    }

    private static async Task<LifeSeen> Life(Func<int, bool> crashAt)
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        cloud.Engine.Faults.CrashAt = crashAt;
        await cloud.World.Register();
        await cloud.RunTo("2026-06-12 10:00");
        await cloud.World.Pay("100.00");
        await cloud.RunTo("2026-06-13 10:00");
        return new LifeSeen(cloud.Engine.WorkItems, await cloud.World.Sent(), await cloud.World.Types(), cloud.Instance().Status);
    }

    private sealed record LifeSeen(int WorkItems, string[] Sent, string[] Types, OrchestrationRuntimeStatus Status);
}
