using Reminders.Application.Creditors;
using Reminders.Application.Payments;
using Reminders.Application.Projections;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using Reminders.Formats.Matching;

namespace Reminders.Application.Tests;

/// <summary>A little less than owed, which the creditor lets pass. Invoices of 15 May, with 2 % for paying within 14 days.</summary>
public sealed class DifferenceTests
{
    private static readonly MatchingPolicy Rules = new()
    {
        CashDiscountBasisPoints = 200, CashDiscountDays = 14, BankCharges = [World.Eur("0.50")],
    };

    [Theory]
    [InlineData("2026-05-20 12:00", "98.00")]
    [InlineData("2026-06-12 12:00", "99.50")]
    public async Task AgreedDifference_ClosesTheCase_AndNothingMoreIsSent(string on, string amount)
    {
        await using var world = Allowing();
        await world.Register(with: invoice => invoice with { Number = "RE-2026001" });
        await world.RunTo(on);
        var before = (await world.Sent()).Length;

        await world.PayByBank(amount, text: "RE 2026001");
        await world.RunTo("2026-12-01 12:00");

        Assert.Equal((CaseStatus.Paid, "0.00"), await Standing(world));
        Assert.Equal(before, (await world.Sent()).Length);
        Assert.Contains("differenceForgiven", await world.Types());
    }

    [Theory]
    [InlineData("2026-05-20 12:00", "97.90", "2.10")]
    [InlineData("2026-06-12 12:00", "98.00", "2.00")]
    public async Task OtherDifferences_AreStillOwed(string on, string amount, string owed)
    {
        await using var world = Allowing();
        await world.Register();
        await world.RunTo(on);

        await world.Pay(amount);

        Assert.Equal(owed, (await world.View()).Outstanding);
    }

    [Theory]
    [InlineData("2026-05-29 12:00", "97.00", "0.00")]
    [InlineData("2026-05-30 12:00", "97.00", "3.00")]
    [InlineData("2026-05-29 12:00", "96.99", "3.01")]
    public async Task DiscountOfTheInvoiceItself_SettlesItUntilItsLastDay_ByBankOrNamed(string on, string amount, string owed)
    {
        await using var world = new World("2026-05-15 12:00");
        foreach (var id in new[] { "i1", "i2" })
        {
            await world.Register(id, with: invoice => invoice with
            {
                Number = id == "i1" ? "RE-2026001" : "MK-77", CashDiscounts = [new CashDiscount(300, World.Date("2026-05-29"))],
            });
        }

        await world.RunTo(on);

        await world.PayByBank(amount, text: "RE-2026001 abzgl. Skonto");
        await world.Pay(amount, "p2", "i2");

        Assert.Equal(owed == "0.00" ? "0.00" : "100.00", (await world.View("i1")).Outstanding);
        Assert.Equal(owed, (await world.View("i2")).Outstanding);
        Assert.Equal(owed == "0.00", (await world.Types("i2")).Contains("differenceForgiven"));
    }

    [Fact]
    public async Task PartAsTheGatewayCallsIt_IsNoWhole()
    {
        await using var world = Allowing();
        await world.Register();

        await world.Get<PaymentReports>().Take(
            world.Get<ICreditors>().Find(World.Main)!,
            new PaymentReportInput("stripe", "p1", "e1", PaymentNews.PartPaid) { Amount = World.Eur("99.60"), InvoiceId = "i1" },
            "stripe");

        Assert.Equal("0.40", (await world.View()).Outstanding);
    }

    [Fact]
    public async Task TakenBack_AllIsOwedAgain_AndGivenAgainItIsNot()
    {
        await using var world = Allowing();
        await world.Register();
        await world.Pay("98.00");

        await world.Reverse("98.00");
        var reversed = await world.View();
        await world.Pay("98.00", "p2");

        Assert.Equal("100.00", reversed.Outstanding);
        Assert.Equal((CaseStatus.Paid, "0.00"), await Standing(world));
    }

    [Fact]
    public async Task PartTakenBack_TheDiscountIsOwedToo()
    {
        await using var world = Allowing();
        await world.Register();
        await world.Pay("98.00");

        await world.Reverse("8.00");

        Assert.Equal("10.00", (await world.View()).Outstanding);
    }

    [Fact]
    public async Task CreditNoteAfterwards_DoesNotMakeTheDiscountMoneyPaidTooMuch()
    {
        await using var world = Allowing();
        await world.Register();
        await world.Pay("98.00");

        await world.Act(new CaseCommand.ApplyCreditNote("cn1", new MinorUnits(200)));

        Assert.Equal((CaseStatus.Paid, "0.00"), await Standing(world));
        Assert.Empty(await world.Tasks());
    }

    [Fact]
    public async Task PayingByInstalments_TakesNoDiscount()
    {
        await using var world = Allowing();
        await world.Register();
        await world.Act(new CaseCommand.AgreePlan([new(World.Date("2026-05-20"), new MinorUnits(9800)), new(World.Date("2026-06-20"), new MinorUnits(200))]));

        await world.Pay("98.00");

        Assert.Equal("2.00", (await world.View()).Outstanding);
    }

    [Fact]
    public async Task SeveralInvoicesLessTheDiscount_AreAllPaid()
    {
        await using var world = Allowing();
        await world.Register("i1", "5000.00", with: invoice => invoice with { Number = "RE-2026001" });
        await world.Register("i2", "50.00", with: invoice => invoice with { Number = "RE-2026777" });

        await world.PayByBank("4949.00", text: "RE2026001 + 2026777");

        Assert.Equal((CaseStatus.Paid, "0.00"), await Standing(world, "i1"));
        Assert.Equal((CaseStatus.Paid, "0.00"), await Standing(world, "i2"));
    }

    private static World Allowing()
    {
        var world = new World("2026-05-15 12:00");
        world.Allow(Rules);
        return world;
    }

    private static async Task<(CaseStatus Status, string Outstanding)> Standing(World world, string id = "i1")
    {
        var view = await world.View(id);
        return (view.Status, view.Outstanding);
    }
}
