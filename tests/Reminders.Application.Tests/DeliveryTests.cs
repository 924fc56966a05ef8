using Reminders.Application.Contacts;
using Reminders.Application.Customers;

namespace Reminders.Application.Tests;

/// <summary>What providers report after a message left.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task Delivered_IsOnTheTimelineOnce_AndTheChainGoesOn()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-11 12:00");

        Assert.True(await Report(world, DeliveryStatus.Delivered));
        Assert.True(await Report(world, DeliveryStatus.Delivered));
        await world.RunTo("2026-06-20 12:00");

        Assert.Single(await world.Types(), "deliveryReported");
        Assert.Equal(["soft 2026-06-10 09:00", "friendly 2026-06-19 09:00"], await world.Sent());
    }

    [Fact]
    public async Task Bounced_TheNextStepGoesByAnotherChannel()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-11 12:00");

        await Report(world, DeliveryStatus.Bounced, "ada@example.com");
        await world.RunTo("2026-06-20 12:00");

        Assert.Single(world.Email.Handed);
        Assert.Single(world.Sms.Handed);
    }

    [Fact]
    public async Task BounceOfAnAddressReplacedSince_SaysNothingOfTheNewOne()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-11 12:00");
        await world.Get<CustomerBook>().Save(World.Main, new CustomerInput("c1") { Email = "new@example.com" }, replace: false, "billing");

        await Report(world, DeliveryStatus.Bounced, "ada@example.com");
        await world.RunTo("2026-06-20 12:00");

        Assert.Equal(2, world.Email.Handed.Count);
    }

    [Fact]
    public async Task UnknownMessage_OrAnotherCreditors_ChangesNothing()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-11 12:00");
        var reports = world.Get<DeliveryReports>();

        Assert.False(await reports.Take(World.Main, new DeliveryReport(new Guid("11111111-1111-1111-1111-111111111111"), DeliveryStatus.Bounced, null), "t"));
        Assert.False(await reports.Take("other", new DeliveryReport(world.Email.Handed[0].OperationId, DeliveryStatus.Bounced, null), "t"));
        Assert.DoesNotContain("deliveryReported", await world.Types());
    }

    private static Task<bool> Report(World world, DeliveryStatus status, string? recipient = null) =>
        world.Get<DeliveryReports>().Take(World.Main, new DeliveryReport(world.Email.Handed[0].OperationId, status, recipient), "events");
}
