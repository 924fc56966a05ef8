using System.Text.Json.Nodes;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Domain.Invoices;
using Reminders.Functions.Events;

namespace Reminders.Functions.Tests.Events;

/// <summary>What happens to cases arrives at the topic: in order for each case, at least once, whatever the topic does meanwhile.</summary>
public sealed class TopicTests
{
    [Fact]
    public async Task ALife_ArrivesAsCloudEvents_WithWhatSubscriptionsFilterBy()
    {
        await using var world = new World("2026-06-01 10:00", publishes: true);
        var topic = new Topic();
        await world.Register();
        await world.RunTo("2026-06-12 12:00");
        await world.Pay("100.00");

        await Minute(world, topic);

        Assert.Equal(
            ["reminders.invoice.registered", "reminders.reminder.sent", "reminders.payment.received", "reminders.case.closed"],
            topic.Messages.Select(one => one.ApplicationProperties["type"]));
        Assert.All(topic.Messages, one =>
        {
            var body = JsonNode.Parse(one.Body)!;
            Assert.Equal("application/cloudevents+json", one.ContentType);
            Assert.Equal("main~i1", one.SessionId);
            Assert.Equal("main", one.ApplicationProperties["creditor"]);
            Assert.Equal((string?)body["id"], one.MessageId);
            Assert.Equal((string?)body["type"], one.ApplicationProperties["type"]);
            Assert.Equal((int)body["data"]!["sequence"]!, one.ApplicationProperties["sequence"]);
        });

        await Minute(world, topic);
        Assert.Equal(4, topic.Arrived);
    }

    [Theory]
    [InlineData(ServiceBusFailureReason.ServiceBusy)]
    [InlineData(ServiceBusFailureReason.QuotaExceeded)]
    [InlineData(ServiceBusFailureReason.ServiceTimeout)]
    [InlineData(ServiceBusFailureReason.ServiceCommunicationProblem)]
    [InlineData(ServiceBusFailureReason.MessagingEntityNotFound)]
    [InlineData(ServiceBusFailureReason.GeneralError)]
    public async Task ATopicThatRefuses_LosesNothing_AndIsNotHammered(ServiceBusFailureReason reason)
    {
        await using var world = await Busy(cases: 40);
        var asked = 0;
        var topic = new Topic { Trouble = _ => ++asked > 5 ? new ServiceBusException("no", reason) : null };
        await Minute(world, topic);
        Assert.InRange(asked, 6, 6 + 16);

        topic.Trouble = _ => null;
        await Minute(world, topic);

        await AllThere(world, topic, cases: 40);
    }

    [Theory]
    [InlineData(typeof(UnauthorizedAccessException))]
    [InlineData(typeof(CredentialUnavailableException))]
    public async Task ATopicThisAppMayNotSendTo_LosesNothing(Type refusal)
    {
        await using var world = await Busy(cases: 1);
        var topic = new Topic { Trouble = _ => (Exception)Activator.CreateInstance(refusal, "no")! };
        await Minute(world, topic);
        topic.Trouble = _ => null;
        await Minute(world, topic);

        await AllThere(world, topic, cases: 1);
    }

    [Fact]
    public async Task AMessageTheTopicCallsTooLong_HoldsUpItsCaseOnly()
    {
        await using var world = await Busy(cases: 3);
        var topic = new Topic
        {
            Trouble = one => one.SessionId == "main~i1" ? new ServiceBusException("no", ServiceBusFailureReason.MessageSizeExceeded) : null,
        };
        await Minute(world, topic);

        Assert.Equal(["main~i0", "main~i2"], topic.Messages.Select(one => one.SessionId).Distinct().Order());
    }

    [Fact]
    public async Task AnAnswerThatIsLost_RepeatsTheEventUnderItsId_SoThatItCanBeDropped()
    {
        await using var world = await Busy(cases: 3);
        var lost = 0;
        var topic = new Topic { TroubleAfter = _ => ++lost % 2 == 1 ? new ServiceBusException("cut", ServiceBusFailureReason.ServiceTimeout) : null };
        for (var n = 0; n < 30; n++)
        {
            await Minute(world, topic);
        }

        Assert.True(topic.Arrived > topic.Messages.Count);
        await AllThere(world, topic, cases: 3);
    }

    [Fact]
    public async Task TwoHostsAtOnce_KeepTheOrderOfEachCase()
    {
        await using var world = await Busy(cases: 12);
        var topic = new Topic();

        await Task.WhenAll(Task.Run(() => Minute(world, topic)), Task.Run(() => Minute(world, topic)));

        await AllThere(world, topic, cases: 12);
    }

    [Fact]
    public async Task MoreThanOneRunCanPublish_IsLeftToTheNext_WithoutAFailure()
    {
        await using var world = await Busy(cases: 40);
        using var time = new LateTime();
        var topic = new Topic();
        topic.TroubleAfter = _ =>
        {
            if (topic.Arrived == 7)
            {
                time.IsUp();
            }

            return null;
        };
        await Minute(world, topic, time);
        Assert.InRange(topic.Messages.Count, 7, 119);

        await Minute(world, topic);

        await AllThere(world, topic, cases: 40);
    }

    [Fact]
    public async Task AHostThatStops_StopsTheRun()
    {
        await using var world = await Busy(cases: 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Timer(world, new Topic(), TimeProvider.System).Publish(
            new TimerInfo(), new CancellationToken(canceled: true)));
    }

    private static async Task<World> Busy(int cases)
    {
        var world = new World("2026-06-01 10:00", publishes: true);
        for (var n = 0; n < cases; n++)
        {
            await world.Register($"i{n}");
            await world.Act(new CaseCommand.PlaceHold(null), $"i{n}");
            await world.Act(new CaseCommand.Cancel(), $"i{n}");
        }

        return world;
    }

    /// <summary>The timer fires once on a host.</summary>
    private static Task Minute(World world, Topic topic, TimeProvider? time = null) =>
        Timer(world, topic, time ?? TimeProvider.System).Publish(new TimerInfo(), default);

    private static EventTimer Timer(World world, Topic topic, TimeProvider time) => new(
        NullLogger<EventTimer>.Instance, time, new Publisher(world.Ledger, world.Store, new TopicSink(topic, NullLogger<TopicSink>.Instance)));

    private static async Task AllThere(World world, Topic topic, int cases)
    {
        Assert.Empty(await world.Store.Unpublished("", 10));
        for (var n = 0; n < cases; n++)
        {
            var expected = (await world.Ledger.Read(StreamId.Invoice(World.Main, $"i{n}"))).Events
                .Where(stored => OutboundTypes.TryFind(stored.Type, out var type) && type is not null)
                .Select(stored => stored.Sequence);
            Assert.Equal(expected, topic.Sequences($"main~i{n}"));
        }
    }
}
