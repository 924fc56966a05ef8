using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Reminders.Application.Outbound;
using Reminders.Application.Policies;
using Reminders.Functions.Events;
using Reminders.Functions.Payments;
using Reminders.Functions.Tests.Settings;
using Reminders.Tables;

namespace Reminders.Functions.Tests.Events;

/// <summary>The topic is optional: without its setting nothing is published and nothing kept for it.</summary>
public sealed class WiringTests
{
    [Fact]
    public async Task WithoutATopic_NothingIsPublished_AndTheTimerDoesNothing()
    {
        await using var app = App(topic: null);

        Assert.Null(app.GetService<Publisher>());
        Assert.IsType<BuriedPayments>(app.GetRequiredService<IDeadLetters>());
        await Timer(app).Publish(new TimerInfo(), default);
    }

    [Fact]
    public async Task WithATopic_ThePublisherReadsTheLedgersOwnMarks()
    {
        await using var app = App("reminders");

        Assert.IsType<TopicSink>(app.GetRequiredService<IEventSink>());
        Assert.Same(app.GetRequiredService<TablesStore>(), app.GetRequiredService<IPublicationMarks>());
        Assert.NotNull(app.GetService<Publisher>());
        Assert.NotNull(Timer(app));
    }

    // As the Functions worker makes it.
    private static EventTimer Timer(ServiceProvider app) => (EventTimer)ActivatorUtilities.CreateFactory(typeof(EventTimer), [])(app, []);

    private static ServiceProvider App(string? topic)
    {
        var settings = AppSettingsTests.Valid;
        settings["ServiceBus:topic"] = topic;
        return new ServiceCollection().AddLogging().AddFunctionApp(AppSettingsTests.Read(settings), new ShippedPolicies()).BuildServiceProvider();
    }
}
