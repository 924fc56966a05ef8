using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Projections;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;

namespace Reminders.Application.Tests;

public sealed class PaymentTests
{
    [Fact]
    public async Task PaidInFull_ClosesAndNothingElseIsSent()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-12 12:00");

        await world.Pay("100.00");
        await world.RunTo("2026-12-01 12:00");

        Assert.Equal(CaseStatus.Paid, (await world.View()).Status);
        Assert.Equal(["soft 2026-06-10 09:00"], await world.Sent());
    }

    [Fact]
    public async Task PaidInPart_NeitherResetsNorSkips()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-22 12:00");

        await world.Pay("40.00");
        var view = await world.View();
        await world.RunTo("2026-06-26 12:00");

        Assert.Equal("60.00", view.Outstanding);
        Assert.Equal("help 2026-06-25 09:00", (await world.Sent())[^1]);
    }

    [Fact]
    public async Task PaidTooMuch_ClosesAndAsksSomebodyToRefund()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();

        await world.Pay("110.00");

        Assert.Equal(CaseStatus.Paid, (await world.View()).Status);
        Assert.Equal("overpayment", Assert.Single(await world.Tasks()).Kind);
    }

    [Fact]
    public async Task PaymentComesBack_TheCaseReopensAndStartsFriendlyAgain()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-06-12 12:00");
        await world.Pay("100.00");
        await world.RunTo("2026-07-01 12:00");

        await world.Reverse("100.00");
        await world.RunTo("2026-07-02 12:00");

        var view = await world.View();
        Assert.Equal(2, view.Round);
        Assert.Equal("100.00", view.Outstanding);
        Assert.Equal(["soft 2026-06-10 09:00", "friendly 2026-07-01 12:00"], await world.Sent());
    }

    [Fact]
    public async Task PaymentBeforeTheInvoice_IsMatchedWhenItArrives()
    {
        await using var world = new World("2026-05-15 12:00");
        var early = await world.Pay("100.00", invoice: null, reference: "RF18 5390 0754 7034");

        var view = await world.Register(with: invoice => invoice with { PaymentReference = "rf18539007547034" });

        Assert.Equal("unmatched", early.Status);
        Assert.Equal(CaseStatus.Paid, view.Status);
    }

    [Fact]
    public async Task PaymentForAnUnknownInvoice_IsKeptUnmatched_AndAPersonAssignsIt()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1", "60.00");
        await world.Register("i2", "40.00");
        await world.Pay("100.00", invoice: "nobody");

        var listed = await world.Store.UnmatchedPayments(World.Main, null, 10);
        var assigned = await world.Get<PaymentIntake>().Assign(
            StreamId.Payment(World.Main, "api", "p1"),
            [new Allocation("i1", new MinorUnits(6000)), new Allocation("i2", new MinorUnits(4000))],
            "operator");

        Assert.Single(listed.Items);
        Assert.Equal("matched", Assert.IsType<Answer<PaymentView>.Done>(assigned).Value.Status);
        Assert.Equal(CaseStatus.Paid, (await world.View("i1")).Status);
        Assert.Equal(CaseStatus.Paid, (await world.View("i2")).Status);
        Assert.Empty((await world.Store.UnmatchedPayments(World.Main, null, 10)).Items);
    }

    [Fact]
    public async Task SplitPaymentReversedInPart_ComesOffTheLastInvoiceFirst()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1", "60.00");
        await world.Register("i2", "40.00");
        await world.Pay("100.00", invoice: "nobody");
        await world.Get<PaymentIntake>().Assign(
            StreamId.Payment(World.Main, "api", "p1"),
            [new Allocation("i1", new MinorUnits(6000)), new Allocation("i2", new MinorUnits(4000))],
            "operator");

        await world.Reverse("50.00");

        Assert.Equal("10.00", (await world.View("i1")).Outstanding);
        Assert.Equal("40.00", (await world.View("i2")).Outstanding);
    }

    [Fact]
    public async Task SamePaymentTwice_CountsOnce_OtherContentIsRefused()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.Pay("40.00");
        await world.Pay("40.00");

        var other = await world.Get<PaymentIntake>().Receive(
            World.Main, new PaymentInput("api", "p1", World.Eur("41.00"), World.Date("2026-05-15")) { InvoiceId = "i1" }, "billing");

        Assert.Equal("60.00", (await world.View()).Outstanding);
        Assert.IsType<Answer<PaymentView>.Refused>(other);
    }

    [Fact]
    public async Task ReferenceAddedLater_FindsThePaymentThatWaited()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.Pay("100.00", invoice: null, reference: "RF18539007547034");

        await world.Act(new CaseCommand.Amend(null, "RF18539007547034", null, null));

        Assert.Equal(CaseStatus.Paid, (await world.View()).Status);
    }

    [Fact]
    public async Task WaitingPaymentOfACompanion_IsFoundBeforeTheSharedMessageLeaves()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1");
        await world.Register("i2");
        await world.Act(new CaseCommand.Cancel(), "i2");
        await world.Pay("100.00", invoice: "i2");
        await world.Act(new CaseCommand.Reopen(), "i2");

        await world.RunTo("2026-06-11 12:00");

        Assert.Equal(CaseStatus.Paid, (await world.View("i2")).Status);
        Assert.Empty(await world.Sent("i2"));
        Assert.Single(await world.Sent("i1"));
    }

    [Fact]
    public async Task IdsThatLookAlikeWhenJoined_AreStillTwoReversals()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.Pay("50.00", "p");
        await world.Pay("50.00", "p:1");

        await world.Reverse("50.00", "p", "1:r");
        await world.Reverse("50.00", "p:1", "r");

        Assert.Equal("100.00", (await world.View()).Outstanding);
    }

    [Fact]
    public async Task SmallRemainder_DoesNotRideAlongInAMessageForAnotherInvoice()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1");
        await world.Register("i2", due: "2026-06-16");
        await world.Pay("99.00", invoice: "i2");

        await world.RunTo("2026-06-14 12:00");

        Assert.Single(await world.Sent("i1"));
        Assert.Empty(await world.Sent("i2"));
    }

    [Fact]
    public async Task CrashBetweenReceivingAndPosting_TheSweepPostsIt()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        var stream = StreamId.Payment(World.Main, "api", "p1");
        var received = new PaymentEvent.PaymentReceived("api", "p1", new MinorUnits(10000), "EUR", World.Date("2026-05-15"), "i1", null, null);
        var matched = new PaymentEvent.PaymentMatched("i1", new MinorUnits(10000), "invoiceId");
        await world.Ledger.Append(new Append
        {
            Stream = stream,
            Head = Head.New,
            Events = [EventFormat.Write(received), EventFormat.Write(matched)],
            At = world.GetCurrentInstant(),
            Actor = "test",
            WakeAt = world.GetCurrentInstant(),
        });

        await world.RunDue();

        Assert.Equal(CaseStatus.Paid, (await world.View()).Status);
    }

    [Fact]
    public async Task CreditNote_ReducesOrCloses()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();

        var reduced = await world.Act(new CaseCommand.ApplyCreditNote("cn1", new MinorUnits(3000)));
        await world.Act(new CaseCommand.ApplyCreditNote("cn1", new MinorUnits(3000)));
        var closed = await world.Act(new CaseCommand.ApplyCreditNote("cn2", new MinorUnits(7000)));

        Assert.Equal("70.00", reduced.Outstanding);
        Assert.Equal(CaseStatus.Credited, closed.Status);
    }

    [Fact]
    public async Task AFewCentsAreLeft_NoReminder_APersonDecides()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.Pay("98.50");

        await world.RunTo("2026-09-01 12:00");

        Assert.Empty(await world.Sent());
        Assert.Equal("smallBalance", Assert.Single(await world.Tasks()).Kind);
    }
}
