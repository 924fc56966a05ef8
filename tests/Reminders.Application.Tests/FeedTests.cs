using Reminders.Application.Cases;
using Reminders.Application.Projections;
using Reminders.Domain.Invoices;

namespace Reminders.Application.Tests;

/// <summary>While a payment feed is silent nobody is asked for money they may have paid. Due on Monday 15 June 2026.</summary>
public sealed class FeedTests
{
    [Fact]
    public async Task SilentFeed_StopsWhatFollowsTheDueDate_AndSpeakingLetsItGoOn()
    {
        await using var world = new World("2026-05-15 12:00");
        world.Expect("bank");
        await world.Hear("bank");
        await world.Register();

        await world.RunTo("2026-06-22 12:30");
        Assert.Equal(["soft 2026-06-10 09:00"], await world.Sent());
        var held = await world.View();
        Assert.Contains(held.Explanation, said => said.Rule == "staleFeed"
            && said.Detail == "not sent: no word from payment feed bank since Fri 15 May 2026 12:00");
        Assert.Equal("feed:bank", held.WaitsFor);
        Assert.Single(await world.Types(), type => type == "reminderSuppressed");

        await world.Hear("bank");
        await world.RunTo("2026-06-22 19:00");
        Assert.Equal(["soft 2026-06-10 09:00", "friendly 2026-06-22 13:00"], await world.Sent());
    }

    [Fact]
    public async Task FeedNeverHeardOf_IsSilent()
    {
        await using var world = new World("2026-05-15 12:00");
        world.Expect("bank");
        await world.Register();

        await world.RunTo("2026-09-01 12:00");

        Assert.Equal(["soft 2026-06-10 09:00"], await world.Sent());
        Assert.Contains((await world.View()).Explanation, said => said.Detail.EndsWith("no word from payment feed bank yet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OneOfTwoFeedsIsSilent_NothingEscalates()
    {
        await using var world = new World("2026-06-18 12:00");
        world.Expect("bank", "stripe");
        await world.Hear("bank");
        await world.Register();

        await world.RunTo("2026-06-19 12:00");

        Assert.Equal("staleFeed", Assert.Single((await world.View()).Explanation).Rule);
    }

    [Theory]
    [InlineData("2026-06-12 16:00", "2026-06-16 23:59", false)]
    [InlineData("2026-06-12 16:00", "2026-06-17 00:00", true)]
    [InlineData("2026-06-16 08:00", "2026-06-18 23:59", false)]
    public async Task Silence_CountsInBankDays(string spoke, string now, bool silent)
    {
        await using var world = new World(spoke);
        world.Expect("bank");
        await world.Hear("bank");
        world.SleepUntil("2026-06-10 12:00");
        await world.Register(due: "2026-06-11");
        world.SleepUntil(now);

        Assert.Equal(silent, (await world.View()).Explanation.Any(said => said.Rule == "staleFeed"));
    }

    [Fact]
    public async Task APaymentOfTheFeed_IsWordFromIt()
    {
        await using var world = new World("2026-06-18 12:00");
        world.Expect("api");
        await world.Register();
        await world.Pay("1.00", invoice: "unknown");

        await world.RunTo("2026-06-19 12:00");

        Assert.Equal(["friendly 2026-06-19 09:00"], await world.Sent());
    }

    [Fact]
    public async Task HandOver_CannotBeApprovedWhileTheFeedIsSilent()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-09-01 12:00");
        Assert.Equal("approval:handOver", (await world.View()).WaitsFor);
        world.Expect("bank");

        var refused = Assert.IsType<Answer<CaseFile>.Refused>(await world.Try(new CaseCommand.Approve()));
        Assert.Contains("feed bank is silent", refused.Detail, StringComparison.Ordinal);

        await world.Hear("bank");
        Assert.Equal(CaseStatus.HandedOver, (await world.Act(new CaseCommand.Approve())).Status);
    }

    [Fact]
    public async Task WordFromAnUnknownFeed_IsNotTaken()
    {
        await using var world = new World("2026-06-18 12:00");
        world.Expect("bank");

        Assert.Null(await world.Hear("bnak"));
    }
}
