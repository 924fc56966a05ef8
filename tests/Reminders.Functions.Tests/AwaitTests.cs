using Microsoft.DurableTask.Client;
using Reminders.Functions.Cases;
using Reminders.Functions.Tests.Replay;

namespace Reminders.Functions.Tests;

/// <summary>
/// One life up to the second reminder, and at every moment of it something happens: before each orchestrator run and each activity,
/// before each append inside an activity, before each hand-over.
/// </summary>
public sealed class AwaitTests
{
    private const string Registered = "2026-05-15 12:00";
    private const string SecondReminderOut = "2026-06-20 10:00";
    private const string NextWake = "2026-07-05 10:00";

    public static TheoryData<int> Rings => [(int)Ring.Heard, (int)Ring.Lost, (int)Ring.Doubled];

    private enum Ring
    {
        Heard,
        Lost,
        Doubled,
    }

    [Theory]
    [MemberData(nameof(Rings))]
    public async Task PaymentAtEveryMoment_NoReminderAfterIt_AndTheCaseCloses(int ring)
    {
        var moments = await Moments();
        Assert.InRange(moments, 40, 200);
        for (var moment = 1; moment <= moments; moment++)
        {
            await using var cloud = new CloudWorld(Registered);
            await cloud.World.Register();
            At(cloud, moment, () => Pay(cloud, (Ring)ring));
            await cloud.RunTo(SecondReminderOut);
            if ((Ring)ring == Ring.Lost)
            {
                await cloud.RunTo(NextWake);
            }

            var types = await cloud.World.Types();
            var paidAt = Array.IndexOf(types, "paymentReceived");
            Assert.True(paidAt > 0, $"moment {moment}: not paid");
            Assert.DoesNotContain("reminderIntended", types[paidAt..]);
            Assert.Equal("paid", (await cloud.World.View()).Status.ToString(), ignoreCase: true);
            Assert.Equal(OrchestrationRuntimeStatus.Completed, cloud.Instance().Status);
            Assert.Equal(types.Count(type => type == "reminderSent"), cloud.World.Email.Handed.Count);
        }
    }

    [Fact]
    public async Task RungForNothingAtEveryMoment_SameTimeline()
    {
        await using var quiet = new CloudWorld(Registered);
        await quiet.World.Register();
        await quiet.RunTo(SecondReminderOut);
        var moments = await Moments();
        for (var moment = 1; moment <= moments; moment++)
        {
            await using var cloud = new CloudWorld(Registered);
            await cloud.World.Register();
            At(cloud, moment, () => Elsewhere(cloud, () => cloud.RingFor("i1")));
            await cloud.RunTo(SecondReminderOut);

            Assert.Equal(await LifeTests.Lines(quiet.World), await LifeTests.Lines(cloud.World));
            Assert.Equal(0, cloud.Instance().LostEvents);
        }
    }

    [Theory]
    [InlineData((int)ActivityFault.FailBefore)]
    [InlineData((int)ActivityFault.FailAfter)]
    [InlineData((int)ActivityFault.Twice)]
    [InlineData((int)ActivityFault.Together)]
    public async Task EveryActivityOfThreeStepsGoesWrongOnce_SameReminders(int fault)
    {
        await using var whole = new CloudWorld(Registered);
        await whole.World.Register();
        await whole.RunTo(NextWake);
        for (var n = 1; n <= whole.Engine.ActivityExecutions; n++)
        {
            await using var cloud = new CloudWorld(Registered);
            var executions = 0;
            cloud.Engine.Faults.Activity = (_, _) => ++executions == n ? (ActivityFault)fault : ActivityFault.None;
            await cloud.World.Register();
            await cloud.RunTo(NextWake);

            Assert.Equal(await whole.World.Sent(), await cloud.World.Sent());
            Assert.Equal(whole.World.Email.Handed.Count, cloud.World.Email.Handed.Count);
            Assert.Equal(whole.Status(), cloud.Status());
        }
    }

    [Fact]
    public async Task ReopenedBetweenTheLastPlanAndCompletion_TheRingIsLost_TheSweepBringsItBack()
    {
        await using var cloud = new CloudWorld(Registered);
        await cloud.World.Register();
        await cloud.Rest();
        await cloud.World.Pay("100.00");
        var items = 0;

        // The ring, the plan that finds the case closed, then the run that completes.
        cloud.Engine.Faults.BeforeItem = () => ++items == 4 ? Elsewhere(cloud, () => cloud.World.Reverse("100.00")) : Task.CompletedTask;
        await cloud.Rest();
        Assert.Equal(OrchestrationRuntimeStatus.Completed, cloud.Instance().Status);
        Assert.Contains("paymentReversed", await cloud.World.Types());
        await cloud.RunTo("2026-06-10 10:00");
        Assert.Empty(await cloud.World.Sent());

        await cloud.Sweep();
        await cloud.Rest();

        Assert.Single(await cloud.World.Sent());
        Assert.Equal(OrchestrationRuntimeStatus.Running, cloud.Instance().Status);
    }

    private static async Task<int> Moments()
    {
        await using var cloud = new CloudWorld(Registered);
        await cloud.World.Register();
        var moments = 0;
        EachMoment(cloud, () =>
        {
            moments++;
            return Task.CompletedTask;
        });
        await cloud.RunTo(SecondReminderOut);
        Assert.Equal(2, cloud.World.Email.Handed.Count);
        return moments;
    }

    private static void At(CloudWorld cloud, int moment, Func<Task> happens)
    {
        var seen = 0;
        EachMoment(cloud, () => ++seen == moment ? happens() : Task.CompletedTask);
    }

    private static void EachMoment(CloudWorld cloud, Func<Task> happens)
    {
        cloud.Engine.Faults.BeforeItem = happens;
        cloud.World.BeforeEachAppend(happens);
        cloud.World.Email.Before = happens;
    }

    private static async Task Pay(CloudWorld cloud, Ring ring)
    {
        cloud.IsDeaf = ring == Ring.Lost;
        cloud.Engine.Faults.Event = () => ring == Ring.Doubled ? EventFault.Double : EventFault.None;
        await Elsewhere(cloud, () => cloud.World.Pay("100.00"));
        cloud.IsDeaf = false;
    }

    /// <summary>In a call of its own, as another host would: what an activity mutes for itself is heard from here.</summary>
    private static async Task Elsewhere(CloudWorld cloud, Func<Task> happens)
    {
        Task other;
        using (ExecutionContext.SuppressFlow())
        {
            other = Task.Run(async () =>
            {
                cloud.Clients.Use(cloud.Client);
                await happens();
            });
        }

        await other;
    }
}
