using Microsoft.Extensions.Logging;
using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Application.Feeds;
using Reminders.Application.Policies;
using Reminders.Functions.Communication;
using Reminders.Functions.Tests.Settings;
using Reminders.Functions.Timers;
using Reminders.Web.Measuring;

namespace Reminders.Functions.Tests.Communication;

/// <summary>What happens to messages and how late the app is gets measured, trouble as a warning, and nobody is named.</summary>
public sealed class MeasureTests
{
    private readonly Lines _log = new();

    [Theory]
    [InlineData("accepted", "Information Measured reminders.handovers.accepted 1 email")]
    [InlineData("failed", "Warning Measured reminders.handovers.failed 1 email")]
    [InlineData("unknown", null)]
    public async Task Sent_ItsOutcomeIsCounted(string outcome, string? line)
    {
        await Channel(outcome).Send(null!, default);

        Assert.Equal(line is null ? [] : [line], _log.Written);
    }

    [Theory]
    [InlineData("accepted", null)]
    [InlineData("failed", null)]
    [InlineData("unknown", "Warning Measured reminders.outcomes.unknown 1 email")]
    public async Task Asked_OnlyWhatStaysUnknownIsCounted(string outcome, string? line)
    {
        await Channel(outcome).Ask(Guid.Empty, default);

        Assert.Equal(line is null ? [] : [line], _log.Written);
    }

    [Fact]
    public async Task QuotaAnswer_IsCounted_AndTheChannelPauses()
    {
        await using var clock = new World("2026-06-10 09:00");
        var pacing = new MeasuredPacing(new TokenBuckets(new Dictionary<string, Quota>(), clock), new Measures(_log));

        pacing.Pause("email", clock.GetCurrentInstant() + Duration.FromMinutes(1));

        Assert.Equal(["Warning Measured reminders.quota.answers 1 email"], _log.Written);
        Assert.NotNull(pacing.Take("email", "a"));
    }

    [Fact]
    public async Task TheWatch_SaysHowLateTheEarliestCaseIs()
    {
        await using var world = new World("2026-05-15 12:00");
        var settings = AppSettingsTests.Read(AppSettingsTests.Valid);
        var watch = new Watch(world.Ledger, world.Get<FeedWatch>(), settings, world.Get<IPolicies>(), world, new Measures(_log));
        await world.Register();
        await world.RunDue();

        await watch.Look(default);
        world.MoveTo((await world.Ledger.NextWake())!.Value + Duration.FromHours(2));
        await watch.Look(default);

        Assert.Equal(
            ["Information Measured reminders.wakes.oldestOverdueSeconds 0 -", "Information Measured reminders.wakes.oldestOverdueSeconds 7200 -"],
            _log.Written.Where(line => line.Contains("wakes", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TheWatch_CountsPaymentFeedsThatAreSilent()
    {
        await using var world = new World("2026-05-15 12:00");
        var settings = AppSettingsTests.Read(new Dictionary<string, string?>(AppSettingsTests.Valid) { ["Creditors:0:feeds"] = "bank,stripe" });
        var feeds = world.Get<FeedWatch>();
        await feeds.Heard(settings.Creditors[0], "bank");
        var watch = new Watch(world.Ledger, feeds, settings, world.Get<IPolicies>(), world, new Measures(_log));

        await watch.Look(default);

        Assert.Contains("Information Measured reminders.feeds.stale 1 -", _log.Written);
    }

    private MeasuredChannel Channel(string outcome) => new(
        new FixedChannel(outcome switch
        {
            "accepted" => new HandOver.Accepted(),
            "failed" => new HandOver.Failed(false, "said ada@example.com"),
            _ => new HandOver.Unknown("nobody knows"),
        }),
        new Measures(_log));

    private sealed class FixedChannel(HandOver outcome) : IMessageChannel
    {
        public string Name => "email";

        public Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation) => Task.FromResult(outcome);

        public Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) => Task.FromResult(outcome);
    }

    private sealed class Lines : ILogger<Measures>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add($"{logLevel} {formatter(state, exception)}");
    }
}
