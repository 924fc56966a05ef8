using Microsoft.DurableTask.Client;
using Reminders.Application.Cases;

namespace Reminders.Functions.Tests;

/// <summary>Whole lives of invoices, run by orchestrations: the same timeline as the Local runner's, and no more work than it takes.</summary>
public sealed class LifeTests
{
    [Theory]
    [InlineData("never paid", null, 90)]
    [InlineData("paid before due", "2026-05-28 10:00", 14)]
    [InlineData("paid after one reminder", "2026-06-12 10:00", 24)]
    [InlineData("paid after the friendly reminder", "2026-06-22 23:00", 36)]
    public async Task Life_SameTimelineAsTheLocalRunner_AndBoundedWork(string life, string? paidAt, int mostWork)
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await using var local = new World("2026-05-15 12:00");
        await cloud.World.Register();
        await local.Register();
        if (paidAt is not null)
        {
            await cloud.RunTo(paidAt);
            await local.RunTo(paidAt);
            await cloud.World.Pay("100.00");
            await local.Pay("100.00");
        }

        await cloud.RunTo("2026-08-14 12:00");
        await local.RunTo("2026-08-14 12:00");

        Assert.Equal(await Lines(local), await Lines(cloud.World));
        Assert.InRange(cloud.Engine.WorkItems, 1, mostWork);
        Assert.Equal(0, cloud.Instance().ForgottenTimers);
        Assert.Equal(0, cloud.Instance().LostEvents);
        Assert.Equal(
            paidAt is null ? OrchestrationRuntimeStatus.Running : OrchestrationRuntimeStatus.Completed, cloud.Instance().Status);
        Assert.NotNull(life);
    }

    [Fact]
    public async Task Waiting_AnOperatorReadsWhatFor()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await cloud.World.Register();
        await cloud.Rest();

        Assert.Equal("waiting until 10 Jun 2026 09:00: soft", cloud.Status());
    }

    [Fact]
    public async Task Closed_TheInstanceCompletes_AndSaysHow()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await cloud.World.Register();
        await cloud.Rest();
        await cloud.World.Pay("100.00");
        await cloud.Rest();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, cloud.Instance().Status);
        Assert.Equal("closed: paid", cloud.Status());
    }

    internal static async Task<IReadOnlyList<string>> Lines(World world, string id = "i1") =>
        [.. (await world.Timeline(id)).Select(item => $"{item["at"]} {item["type"]} {item["step"]} {item["channel"]} {item["reason"]}")];
}
