using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;

namespace Reminders.Application.Tests;

/// <summary>A person takes back what a payment was said to pay. Ada Example is c1; invoices are due on Monday 15 June 2026.</summary>
public sealed class TakeBackTests
{
    private const string Account = "DE89 3704 0044 0532 0130 00";

    [Fact]
    public async Task AssignedWrongly_IsOwedAgainAndRemindedAsIfItHadNeverCome()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1", with: invoice => invoice with { AutoCollect = true });
        await world.Register("i2", customer: World.Ada("c2") with { Name = "Ben Other" });
        await world.PayByBank("100.00", payer: "J. Neighbour", text: "rent");
        await Assign(world, ("i1", 10000));
        Assert.Equal(CaseStatus.Paid, (await world.View("i1")).Status);

        var taken = await TakeBack(world);

        Assert.Equal(("unmatched", "100.00"), (taken.Status, taken.Unallocated));
        Assert.Empty(taken.Allocations);
        var owed = await world.View("i1");
        Assert.Equal("100.00", owed.Outstanding);
        Assert.Equal("directDebit", Assert.Single(owed.Explanation).Rule);
        Assert.DoesNotContain("paymentReversed", await world.Types("i1"));

        await Assign(world, ("i2", 10000));
        Assert.Equal(CaseStatus.Paid, (await world.View("i2")).Status);
        Assert.Equal("100.00", (await world.View("i1")).Outstanding);
    }

    [Fact]
    public async Task TakenBackAndAssignedAgain_PaysOnce()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.PayByBank("100.00", payer: "J. Neighbour", text: "rent");
        for (var times = 0; times < 3; times++)
        {
            await Assign(world, ("i1", 10000));
            Assert.Equal(("0.00", CaseStatus.Paid), ((await world.View()).Outstanding, (await world.View()).Status));
            await TakeBack(world);
            Assert.Equal("100.00", (await world.View()).Outstanding);
        }
    }

    [Fact]
    public async Task MatchedByRule_IsNotMatchedAgain_AndAsksAPerson()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register("i1", with: invoice => invoice with { PaymentReference = "RF18539007547034" });
        await world.Register("i2", "70.00");
        await world.PayByBank("100.00", reference: "RF18539007547034");

        await TakeBack(world);
        await world.Register("i3", "30.00");
        await world.RunTo("2026-07-31 12:00");

        Assert.Equal("100.00", (await world.View("i1")).Outstanding);
        Assert.Equal("operator:unmatchedPayment", (await world.View("i2")).WaitsFor);
        Assert.Empty(await world.Sent("i2"));
        Assert.Equal("unmatched", PaymentView.Of(Bank, await Payment(world)).Status);
    }

    [Fact]
    public async Task WhatWasProposedBefore_IsHeldAgain_UntilItIsDecidedAgain()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register("i1");
        await world.Register("i2", "70.00");
        await world.PayByBank("100.00", text: "as agreed");
        await Assign(world, ("i1", 10000));
        Assert.Null((await world.View("i2")).WaitsFor);

        await TakeBack(world);
        Assert.Equal("operator:unmatchedPayment", (await world.View("i2")).WaitsFor);

        await Assign(world, ("i2", 7000), ("i1", 3000));
        Assert.Equal(CaseStatus.Paid, (await world.View("i2")).Status);
        Assert.Equal("70.00", (await world.View("i1")).Outstanding);
        Assert.Null((await world.View("i1")).WaitsFor);
    }

    [Fact]
    public async Task FromOneOfTwoInvoices_LeavesTheOtherPaid()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1", "60.00");
        await world.Register("i2", "40.00");
        await world.PayByBank("100.00", payer: "J. Neighbour", text: "rent");
        await Assign(world, ("i1", 6000), ("i2", 4000));

        var taken = await TakeBack(world, "i2");

        Assert.Equal("40.00", taken.Unallocated);
        Assert.Equal("i1", Assert.Single(taken.Allocations).InvoiceId);
        Assert.Equal(CaseStatus.Paid, (await world.View("i1")).Status);
        Assert.Equal("40.00", (await world.View("i2")).Outstanding);
    }

    [Fact]
    public async Task AfterPartWasReversed_OnlyTheRestIsMoved_AndWhatComesAgainIsUnmatched()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.Pay("100.00");
        await world.Reverse("30.00");
        var api = StreamId.Payment(World.Main, "api", "p1");

        var taken = Assert.IsType<Answer<PaymentView>.Done>(
            await world.Get<PaymentTakeBack>().Unassign(api, null, new ActionRequest("operator"))).Value;
        Assert.Equal("70.00", taken.Unallocated);
        Assert.Equal("100.00", (await world.View()).Outstanding);

        await world.Reverse("70.00", reversalId: "r2");
        Assert.Equal("100.00", (await world.View()).Outstanding);
        var payment = await world.Get<StreamStates>().Payment(api);
        Assert.Equal(0, payment.State.OpenMinor);
        var again = payment.State.Evolve(new PaymentEvent.PaymentReinstated("again", new MinorUnits(10000)), world.GetCurrentInstant());
        Assert.Equal(10000, again.OpenMinor);
    }

    [Fact]
    public async Task WhatItTaught_IsForgotten_AndLearnedAnewFromWhatIsSaidThen()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1");
        await world.Register("i2", customer: World.Ada("c2") with { Name = "Ben Other" });
        await world.PayByBank("100.00", payer: "J. Neighbour", account: Account, text: "rent");
        await Assign(world, ("i1", 10000));
        Assert.Single(await Accounts(world, "c1"));

        await TakeBack(world);
        Assert.Empty(await Accounts(world, "c1"));

        await Assign(world, ("i2", 10000));
        Assert.Empty(await Accounts(world, "c1"));
        Assert.Single(await Accounts(world, "c2"));

        await TakeBack(world);
        await Assign(world, ("i1", 10000));
        Assert.Single(await Accounts(world, "c1"));
        Assert.Empty(await Accounts(world, "c2"));
    }

    [Fact]
    public async Task ContestedAtTheGateway_IsNoLongerThisInvoicesMatter()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register();
        foreach (var (eventId, news) in new[] { ("e1", PaymentNews.Paid), ("e2", PaymentNews.Disputed) })
        {
            await world.Get<PaymentReports>().Take(
                world.Find(World.Main)!, new PaymentReportInput("stripe", "pi1", eventId, news) { Amount = World.Eur("100.00"), InvoiceId = "i1" }, "stripe");
        }

        var gateway = StreamId.Payment(World.Main, "stripe", "pi1");
        Assert.IsType<Answer<PaymentView>.Done>(await world.Get<PaymentTakeBack>().Unassign(gateway, null, new ActionRequest("operator")));
        await world.RunTo("2026-06-19 12:00");

        Assert.Empty(await world.Tasks());
        Assert.NotEmpty(await world.Sent());
    }

    [Fact]
    public async Task WhatItDoesNotPay_CannotBeTakenBack()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1");
        await world.PayByBank("100.00", payer: "J. Neighbour", text: "rent");
        var desk = world.Get<PaymentTakeBack>();

        Assert.IsType<Answer<PaymentView>.Refused>(await desk.Unassign(Bank, null, new ActionRequest("operator")));
        await Assign(world, ("i1", 10000));
        Assert.IsType<Answer<PaymentView>.Refused>(await desk.Unassign(Bank, "i2", new ActionRequest("operator")));
        Assert.IsType<Answer<PaymentView>.NotFound>(
            await desk.Unassign(StreamId.Payment(World.Main, "bank", "b2"), null, new ActionRequest("operator")));
        Assert.Equal(CaseStatus.Paid, (await world.View()).Status);
    }

    private static StreamId Bank { get; } = StreamId.Payment(World.Main, "bank", "b1");

    private static async Task<Payment> Payment(World world) => (await world.Get<StreamStates>().Payment(Bank)).State;

    private static async Task<IReadOnlyList<string>> Accounts(World world, string customer) =>
        [.. (await world.Get<StreamStates>().Customer(World.Main, customer)).State.PayerAccounts.Select(known => known.Account)];

    private static async Task Assign(World world, params (string Invoice, long Minor)[] parts) => Assert.IsType<Answer<PaymentView>.Done>(
        await world.Get<PaymentIntake>().Assign(Bank, [.. parts.Select(part => new Allocation(part.Invoice, new MinorUnits(part.Minor)))], "operator"));

    private static async Task<PaymentView> TakeBack(World world, string? invoice = null) => Assert.IsType<Answer<PaymentView>.Done>(
        await world.Get<PaymentTakeBack>().Unassign(Bank, invoice, new ActionRequest("operator"))).Value;
}
