using NodaTime;
using Reminders.Application.Projections;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;

namespace Reminders.Application.Tests;

/// <summary>Who is reminded when. Due on Monday 15 June 2026 unless a test says otherwise.</summary>
public sealed class ChainTests
{
    [Fact]
    public async Task NobodyPays_TheChainGoesOneStepAtATimeAndEndsWithAPerson()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();

        await world.RunTo("2026-09-01 12:00");

        Assert.Equal(
            ["soft 2026-06-10 09:00", "friendly 2026-06-19 09:00", "help 2026-06-25 09:00", "formal 2026-07-03 09:00"], await world.Sent());
        var view = await world.View();
        Assert.Equal(CaseStatus.AwaitingApproval, view.Status);
        Assert.Equal("approval:handOver", view.WaitsFor);
    }

    [Fact]
    public async Task CustomerFarEast_ApprovalIsAskedForOnceTheDayBeginsThere()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(customer: World.Ada() with { Country = null, TimeZone = "Pacific/Auckland" });

        await world.RunTo("2026-07-19 23:30");

        Assert.Equal("approval:handOver", (await world.View()).WaitsFor);
        Assert.Single(await world.Types(), type => type.StartsWith("approval", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Vulnerable_NoFormalNoticeEver_APersonLooks()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(customer: World.Ada() with { Vulnerable = true });

        await world.RunTo("2026-12-01 12:00");

        Assert.Equal(["soft 2026-06-10 09:00", "friendly 2026-06-22 09:00", "help 2026-06-29 09:00"], await world.Sent());
        Assert.Equal("review", Assert.Single(await world.Tasks()).Kind);
    }

    [Fact]
    public async Task Loyal_GetsMoreTimeAtEveryStep()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.PaidEarlier(World.Ada() with { Since = new LocalDate(2020, 1, 1) }, 3);
        await world.Register();

        await world.RunTo("2026-07-31 12:00");

        Assert.Equal("loyal", (await world.View()).Segment);
        Assert.Equal(
            ["soft 2026-06-10 09:00", "friendly 2026-06-22 09:00", "help 2026-06-29 09:00", "formal 2026-07-13 09:00"], await world.Sent());
    }

    [Fact]
    public async Task RegisteredAfterDue_StartsFriendly_NotSoftAndNotFormal()
    {
        await using var world = new World("2026-08-03 11:00");
        await world.Register();

        await world.RunTo("2026-08-03 12:00");

        Assert.Equal(["friendly 2026-08-03 11:00"], await world.Sent());
    }

    [Fact]
    public async Task OutageOfTwoMonths_OneRightStep_NoBurst()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-12 12:00");

        world.SleepUntil("2026-08-12 11:00");
        await world.RunTo("2026-08-13 12:00");

        Assert.Equal(["soft 2026-06-10 09:00", "friendly 2026-08-12 11:00"], await world.Sent());
    }

    [Fact]
    public async Task OutageEndsAtNight_WaitsForMorningAndSaysWhy()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-12 12:00");

        world.SleepUntil("2026-08-12 23:00");
        await world.RunDue();
        var view = await world.View();
        await world.RunTo("2026-08-13 12:00");

        Assert.Contains(view.Explanation, said => said.Rule == "quietHours");
        Assert.Equal("friendly 2026-08-13 09:00", (await world.Sent())[^1]);
        Assert.Single(await world.Types(), "reminderSuppressed");
    }

    [Fact]
    public async Task RegisteredOnTheDueDay_SaysDueToday()
    {
        await using var world = new World("2026-06-15 08:00");
        await world.Register();

        await world.RunTo("2026-06-18 12:00");

        Assert.Equal(["dueDay 2026-06-15 09:00"], await world.Sent());
    }

    [Fact]
    public async Task DueBeforeAHolidayWeekend_WaitsForTransfersUnderWay()
    {
        // Good Friday 2026 is 3 April; the bank days after it are 7 and 8 April.
        await using var world = new World("2026-03-01 12:00");
        await world.Register(due: "2026-04-02", issued: "2026-03-01");

        await world.RunTo("2026-04-20 12:00");

        Assert.Equal("friendly 2026-04-09 09:00", (await world.Sent())[1]);
    }

    [Theory]
    [InlineData("0.00", CaseStatus.Paid)]
    [InlineData("-50.00", CaseStatus.Credited)]
    public async Task NothingToPay_IsRegisteredAndNeverReminded(string amount, CaseStatus status)
    {
        await using var world = new World("2026-05-15 12:00");
        var view = await world.Register(amount: amount);

        await world.RunTo("2026-12-01 12:00");

        Assert.Equal(status, view.Status);
        Assert.Empty(await world.Sent());
    }

    [Fact]
    public async Task CustomerInAnotherZone_IsRemindedInTheirMorning()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(customer: World.Ada() with { Country = "US", TimeZone = "America/Los_Angeles" });

        await world.RunTo("2026-06-11 12:00");

        Assert.Equal(["soft 2026-06-10 18:00"], await world.Sent());
    }

    [Fact]
    public async Task CustomerFarEast_BankDaysStillCountWhereTheCreditorIs()
    {
        await using var world = new World("2026-12-15 12:00");
        await world.Register(
            due: "2027-01-14", issued: "2026-12-15", customer: World.Ada() with { Country = "NZ", TimeZone = "Pacific/Auckland" });

        await world.RunTo("2027-02-01 12:00");

        // Friday and Monday are the two bank days; Monday ends in Berlin at midnight, which is Tuesday noon in Auckland.
        Assert.Equal("friendly 2027-01-19 00:00", (await world.Sent())[1]);
    }

    [Fact]
    public async Task BecomesVulnerableMidChain_StaysAsSevereButGetsTheSlowerChain_NothingComesForward()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-26 12:00");

        await world.Get<Customers.CustomerBook>().Save(World.Main, new Customers.CustomerInput("c1") { Vulnerable = true }, false, "operator");
        await world.RunTo("2026-12-01 12:00");

        Assert.Equal(["soft", "friendly", "help"], (await world.Sent()).Select(sent => sent.Split(' ')[0]));
        Assert.Contains("segmentChanged", await world.Types());
        Assert.Equal("review", Assert.Single(await world.Tasks()).Kind);
    }

    [Fact]
    public async Task SkipStep_TheNextOneTakesItsTurn()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-12 12:00");

        var view = await world.Act(new CaseCommand.SkipStep());
        await world.RunTo("2026-06-30 12:00");

        Assert.Equal("help", view.NextStep);
        Assert.Equal(["soft 2026-06-10 09:00", "help 2026-06-25 09:00"], await world.Sent());
    }

    [Fact]
    public async Task ApprovedHandOver_ClosesTheCase_RejectedAsksAPersonHowToGoOn()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1");
        await world.Register("i2", customer: World.Ada("c2"));
        await world.RunTo("2026-09-01 12:00");

        var approved = await world.Act(new CaseCommand.Approve(), "i1");
        var rejected = await world.Act(new CaseCommand.Reject(), "i2");
        await world.RunTo("2026-12-01 12:00");

        Assert.Equal(CaseStatus.HandedOver, approved.Status);
        Assert.StartsWith("task:", rejected.WaitsFor, StringComparison.Ordinal);
        Assert.Equal("chainEnded", Assert.Single(await world.Tasks()).Kind);
    }
}
