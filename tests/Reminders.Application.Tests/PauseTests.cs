using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Customers;
using Reminders.Application.Projections;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;

namespace Reminders.Application.Tests;

/// <summary>What stops reminders for a while, and what happens when it is over. Due on Monday 15 June 2026.</summary>
public sealed class PauseTests
{
    [Fact]
    public async Task Hold_NothingIsSent_AndTheTimelineSaysWhy()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.Act(new CaseCommand.PlaceHold(null));

        await world.RunTo("2026-06-12 12:00");

        Assert.Empty(await world.Sent());
        Assert.Single(await world.Types(), "reminderSuppressed");
        var view = await world.View();
        Assert.Equal((CaseStatus.Paused, "operator:hold"), (view.Status, view.WaitsFor));
    }

    [Fact]
    public async Task HoldRunsOut_TheChainGoesOnByItself()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.Act(new CaseCommand.PlaceHold(World.At("2026-06-25 00:00")));

        await world.RunTo("2026-06-26 12:00");

        Assert.Equal(["friendly 2026-06-25 09:00"], await world.Sent());
    }

    [Fact]
    public async Task PromiseKept_ClosesWithoutAnotherWord()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-20 12:00");
        await world.Act(new CaseCommand.MakePromise(World.Date("2026-07-03"), null));

        await world.RunTo("2026-07-03 15:00");
        await world.Pay("100.00");
        await world.RunTo("2026-12-01 12:00");

        Assert.Contains("promiseKept", await world.Types());
        Assert.Equal(["soft 2026-06-10 09:00", "friendly 2026-06-19 09:00"], await world.Sent());
    }

    [Fact]
    public async Task PartialPromiseKept_EndsThePauseAndTheRestGoesOn()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-20 12:00");
        await world.Act(new CaseCommand.MakePromise(World.Date("2026-07-03"), new MinorUnits(5000)));

        await world.Pay("50.00");

        Assert.Contains("promiseKept", await world.Types());
        Assert.Equal("help", (await world.View()).NextStep);
    }

    [Fact]
    public async Task PromiseBroken_OnlyAfterBankDaysOfGrace_ThenTheNextStepAfterItsGap()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-20 12:00");
        await world.Act(new CaseCommand.MakePromise(World.Date("2026-07-03"), null));

        // Friday 3 July, plus Monday and Tuesday of grace; help keeps its six days from there.
        await world.RunTo("2026-07-07 23:59");
        Assert.DoesNotContain("promiseBroken", await world.Types());
        await world.RunTo("2026-07-31 12:00");

        Assert.Equal("help 2026-07-14 09:00", (await world.Sent())[2]);
    }

    [Fact]
    public async Task PlanMissed_IsBroken_PlanPaid_IsKept()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1");
        await world.Register("i2", customer: World.Ada("c2"));
        CaseCommand plan = new CaseCommand.AgreePlan(
            [new Instalment(World.Date("2026-06-20"), new MinorUnits(5000)), new Instalment(World.Date("2026-07-20"), new MinorUnits(5000))]);
        await world.Act(plan, "i1");
        await world.Act(plan, "i2");
        await world.Pay("50.00", "p1", "i1");
        await world.RunTo("2026-07-10 12:00");
        await world.Pay("50.00", "p2", "i1");

        await world.RunTo("2026-07-11 12:00");

        Assert.Equal(CaseStatus.Paid, (await world.View("i1")).Status);
        Assert.Contains("planKept", await world.Types("i1"));
        Assert.Empty(await world.Sent("i1"));
        Assert.Contains("planBroken", await world.Types("i2"));
    }

    [Fact]
    public async Task Dispute_StopsEverything_Rejected_GoesOnSoftly_Upheld_WaitsForTheCorrection()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1");
        await world.Register("i2", customer: World.Ada("c2"));
        await world.RunTo("2026-06-22 12:00");
        await world.Act(new CaseCommand.OpenDispute(null), "i1");
        await world.Act(new CaseCommand.OpenDispute(null), "i2");
        await world.RunTo("2026-07-22 12:00");
        Assert.Equal(2, (await world.Sent("i1")).Length);

        await world.Act(new CaseCommand.ResolveDispute(DisputeOutcome.Rejected), "i1");
        await world.Act(new CaseCommand.ResolveDispute(DisputeOutcome.Upheld), "i2");
        await world.RunTo("2026-08-10 12:00");

        Assert.Equal("help 2026-07-28 12:00", (await world.Sent("i1"))[2]);
        Assert.Equal(2, (await world.Sent("i2")).Length);
        Assert.Equal("correctInvoice", Assert.Single(await world.Tasks()).Kind);
        var credited = await world.Act(new CaseCommand.ApplyCreditNote("cn", new MinorUnits(10000)), "i2");
        Assert.Equal(CaseStatus.Credited, credited.Status);
    }

    [Fact]
    public async Task AlreadyPaid_NobodyIsRemindedWhileSomebodyLooks()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-22 12:00");

        await world.Act(new CaseCommand.ClaimPaid(World.Date("2026-06-18")));
        await world.RunTo("2026-07-01 12:00");

        Assert.Equal(2, (await world.Sent()).Length);
        Assert.Equal(CaseStatus.Paused, (await world.View()).Status);
        Assert.Equal("paymentClaimed", Assert.Single(await world.Tasks()).Kind);
        await world.RunTo("2026-07-12 12:00");
        Assert.Contains("paymentClaimEnded", await world.Types());
        Assert.Equal(3, (await world.Sent()).Length);
    }

    [Fact]
    public async Task Deferral_MovesTheWholeChain()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();

        await world.Act(new CaseCommand.Defer(World.Date("2026-08-17")));
        await world.RunTo("2026-08-22 12:00");

        Assert.Equal(["soft 2026-08-12 09:00", "friendly 2026-08-21 09:00"], await world.Sent());
    }

    [Fact]
    public async Task DueDateMovedLaterAfterTheSoftStepLapsed_GivesItAnotherChance()
    {
        await using var world = new World("2026-06-15 20:00");
        await world.Register();
        await world.RunTo("2026-06-17 12:00");

        await world.Act(new CaseCommand.Amend(World.Date("2026-07-15"), null, null, null));
        await world.RunTo("2026-07-14 12:00");

        Assert.Equal(["soft 2026-07-10 09:00"], await world.Sent());
    }

    [Fact]
    public async Task DirectDebit_NeverAsksForATransfer_AReturnStartsReminders()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(with: invoice => invoice with { AutoCollect = true });
        await world.RunTo("2026-06-16 12:00");
        await world.Pay("100.00");
        await world.RunTo("2026-06-23 12:00");

        await world.Reverse("100.00");
        await world.RunTo("2026-06-24 12:00");

        Assert.Equal(["friendly 2026-06-23 12:00"], await world.Sent());
    }

    [Fact]
    public async Task DirectDebitDoesNotArrive_APersonIsAsked_CompletingItStartsReminders()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(with: invoice => invoice with { AutoCollect = true });
        await world.RunTo("2026-07-02 12:00");
        var task = Assert.Single(await world.Tasks());

        await world.Act(new CaseCommand.CompleteTask(task.TaskId, "send reminders"));
        await world.RunTo("2026-07-02 13:00");

        Assert.Equal("directDebit", task.Kind);
        Assert.Equal(["friendly 2026-07-02 12:00"], await world.Sent());
    }

    [Fact]
    public async Task NoAddress_ATaskNeverSilence_AndAnAddressLetsItGoOn()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(customer: new CustomerInput("c1") { Name = "Ada Example", Country = "DE" });
        await world.RunTo("2026-06-11 12:00");
        var task = Assert.Single(await world.Tasks());

        await world.Get<CustomerBook>().Save(World.Main, new CustomerInput("c1") { Phone = "+4915112345678" }, false, "operator");
        await world.RunTo("2026-06-11 13:00");

        Assert.Equal("noAddress", task.Kind);
        Assert.Empty(await world.Tasks());
        Assert.Equal(["soft 2026-06-11 12:00"], await world.Sent());
        Assert.Single(world.Sms.Handed);
    }

    [Fact]
    public async Task NoAddress_TheChainMovesOn_AndTheTaskSpeaksOfTheStepThatIsDueNow()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(customer: new CustomerInput("c1") { Name = "Ada Example", Country = "DE" });

        await world.RunTo("2026-06-22 12:00");

        var task = Assert.Single(await world.Tasks());
        Assert.Equal("noAddress", task.Kind);
        Assert.Contains("friendly", task.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complaint_StopsEveryInvoiceOfTheCustomer_UntilAPersonHasAnswered()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1");
        await world.Get<CustomerBook>().Report(
            World.Main,
            "c1",
            version => [new CustomerEvent.ComplaintReceived(null), new CustomerEvent.TaskOpened($"c1-{version + 2}", "complaint", "answer the complaint")],
            null,
            "operator");
        await world.RunTo("2026-06-12 12:00");
        Assert.Empty(await world.Sent());

        await world.Get<Application.Tasks.TaskDesk>().Complete(World.Main, Assert.Single(await world.Tasks()).TaskId, "answered", null, "operator");
        await world.RunTo("2026-06-12 13:00");

        Assert.Equal(["soft 2026-06-12 12:00"], await world.Sent());
    }

    [Theory]
    [InlineData("cancel", CaseStatus.Cancelled)]
    [InlineData("writeOff", CaseStatus.WrittenOff)]
    public async Task ClosedByAPerson_NothingMoreIsSent_ReopenedStartsANewRound(string how, CaseStatus status)
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-12 12:00");

        var closed = await world.Act(how == "cancel" ? new CaseCommand.Cancel() : new CaseCommand.WriteOff());
        await world.RunTo("2026-07-15 12:00");
        var sentWhileClosed = await world.Sent();
        var reopened = await world.Act(new CaseCommand.Reopen());

        Assert.Equal(status, closed.Status);
        Assert.Single(sentWhileClosed);
        Assert.Equal((2, "friendly"), (reopened.Round, reopened.NextStep));
    }

    [Fact]
    public async Task PromiseUnderAnOpenHold_IsBrokenInItsTime()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.Act(new CaseCommand.MakePromise(World.Date("2026-06-19"), null));
        await world.Act(new CaseCommand.PlaceHold(null));

        await world.RunTo("2026-08-01 12:00");

        var broken = (await world.Timeline()).Single(item => item["type"]!.GetValue<string>() == "promiseBroken");
        Assert.StartsWith("2026-06-23T22:00", broken["at"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hold_SaysTheLastDayPeopleMean()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();

        var view = await world.Act(new CaseCommand.PlaceHold(World.At("2026-06-13 00:00")));

        Assert.Contains(view.Explanation, said => said.Detail.Contains("until 2026-06-12", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("deferred")]
    [InlineData("vulnerable")]
    public async Task ApprovalAskedFor_GroundsGone_TheRequestIsWithdrawn(string how)
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-09-01 12:00");

        if (how == "deferred")
        {
            await world.Act(new CaseCommand.Defer(World.Date("2026-12-01")));
        }
        else
        {
            await world.Get<CustomerBook>().Save(World.Main, new CustomerInput("c1") { Vulnerable = true }, false, "operator");
            await world.RunDue();
        }

        Assert.Contains("approvalWithdrawn", await world.Types());
        Assert.IsType<Answer<CaseFile>.Refused>(await world.Try(new CaseCommand.Approve()));
    }

    [Fact]
    public async Task ComplaintWhileApprovalIsAsked_NobodyIsHandedOver()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-09-01 12:00");
        await world.Get<CustomerBook>().Report(
            World.Main, "c1", version => [new CustomerEvent.TaskOpened($"c1-{version + 1}", "complaint", "answer the complaint")], null, "operator");

        Assert.IsType<Answer<CaseFile>.Refused>(await world.Try(new CaseCommand.Approve()));
    }

    [Fact]
    public async Task DebitOrderedAgain_WaitsForItAndAsksAgainIfItFails()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(with: invoice => invoice with { AutoCollect = true });
        await world.RunTo("2026-07-02 12:00");

        await world.Act(new CaseCommand.Amend(null, null, null, true));
        await world.RunTo("2026-07-10 12:00");
        var waiting = await world.View();
        await world.RunTo("2026-08-01 12:00");

        Assert.NotNull(waiting.NextWakeAt);
        Assert.Empty(await world.Sent());
        Assert.Contains(await world.Tasks(), task => task.Kind == "directDebit");
    }

    [Fact]
    public async Task SettledByItself_LeavesNoTaskBehind()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1");
        await world.Register("i2", customer: World.Ada("c2"));
        await world.Act(new CaseCommand.ClaimPaid(null), "i1");
        await world.Act(new CaseCommand.OpenDispute(null), "i2");
        await world.Act(new CaseCommand.ResolveDispute(DisputeOutcome.Upheld), "i2");

        await world.Pay("100.00", "p1", "i1");
        await world.Act(new CaseCommand.ApplyCreditNote("cn", new MinorUnits(4000)), "i2");

        Assert.Empty(await world.Tasks());
    }

    [Fact]
    public async Task CancelledWithMoneyOnIt_SomebodyRefunds()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.Pay("50.00");

        await world.Act(new CaseCommand.Cancel());

        Assert.Equal("overpayment", Assert.Single(await world.Tasks()).Kind);
    }

    [Fact]
    public async Task ActionsThatMakeNoSense_AreRefusedInWords()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();

        Assert.IsType<Answer<CaseFile>.Refused>(await world.Try(new CaseCommand.ReleaseHold()));
        Assert.IsType<Answer<CaseFile>.Refused>(await world.Try(new CaseCommand.Approve()));
        Assert.IsType<Answer<CaseFile>.Refused>(await world.Try(new CaseCommand.Reopen()));
        Assert.IsType<Answer<CaseFile>.Invalid>(await world.Try(new CaseCommand.MakePromise(World.Date("2026-05-14"), null)));
        Assert.IsType<Answer<CaseFile>.Invalid>(await world.Try(new CaseCommand.Defer(World.Date("2026-06-01"))));
        Assert.IsType<Answer<CaseFile>.Invalid>(await world.Try(new CaseCommand.ApplyCreditNote("cn", new MinorUnits(0))));
        Assert.IsType<Answer<CaseFile>.NotFound>(await world.Try(new CaseCommand.Cancel(), "nobody"));
    }
}
