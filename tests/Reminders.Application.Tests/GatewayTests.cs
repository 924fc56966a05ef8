using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Payments;
using Reminders.Application.Projections;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using Reminders.Domain.Tasks;

namespace Reminders.Application.Tests;

/// <summary>What gateways say, in any order. Due on Monday 15 June 2026, over 100.00.</summary>
public sealed class GatewayTests
{
    private static readonly Instant Start = World.At("2026-06-01 10:00");

    private static readonly ImmutableArray<PaymentReportInput>[] Stories =
    [
        // Paid by card, said in three ways.
        [Say("e1", PaymentNews.Pending, 0, "100.00"), Say("e2", PaymentNews.Paid, 1, "100.00"), Say("e3", PaymentNews.Paid, 1, "100.00") with { IsTotal = true }],

        // A first attempt fails, the second works.
        [Say("e1", PaymentNews.Failed, 0, "100.00"), Say("e2", PaymentNews.Pending, 1, "100.00"), Say("e3", PaymentNews.Paid, 2, "100.00")],

        // A direct debit comes back after it was confirmed.
        [Say("e1", PaymentNews.Pending, 0, "100.00"), Say("e2", PaymentNews.Paid, 1, "100.00"), Say("e3", PaymentNews.Failed, 2, "100.00")],

        // Two refunds, told one by one and as a running total; the second one fails.
        [
            Say("e1", PaymentNews.Paid, 0, "100.00"), Say("e2", PaymentNews.Refunded, 1, "30.00") with { MovementId = "re1" },
            Say("e3", PaymentNews.Refunded, 2, "50.00") with { IsTotal = true },
            Say("e4", PaymentNews.Refunded, 2, "20.00") with { MovementId = "re2" },
            Say("e5", PaymentNews.Reinstated, 3, "20.00") with { MovementId = "re2" },
        ],

        // Disputed, charged back, won.
        [
            Say("e1", PaymentNews.Paid, 0, "100.00"), Say("e2", PaymentNews.Disputed, 1, "100.00") with { MovementId = "dp1" },
            Say("e3", PaymentNews.ChargedBack, 2, "100.00") with { MovementId = "dp1" },
            Say("e4", PaymentNews.Reinstated, 3, "100.00") with { MovementId = "dp1" },
            Say("e5", PaymentNews.DisputeClosed, 3, "100.00") with { MovementId = "dp1" },
        ],

        // Disputed, charged back, lost.
        [
            Say("e1", PaymentNews.Paid, 0, "100.00"), Say("e2", PaymentNews.Disputed, 1, "100.00") with { MovementId = "dp1" },
            Say("e3", PaymentNews.ChargedBack, 2, "100.00") with { MovementId = "dp1" },
            Say("e4", PaymentNews.DisputeClosed, 3, "100.00") with { MovementId = "dp1" },
        ],

        // Given up at the gateway; a credit note at the gateway.
        [Say("e1", PaymentNews.Voided, 0, null)],
        [Say("e1", PaymentNews.Credited, 0, "30.00") with { MovementId = "cn1" }],

        // Captured in two parts.
        [
            Say("e1", PaymentNews.PartPaid, 0, "40.00") with { MovementId = "c1" }, Say("e2", PaymentNews.PartPaid, 1, "60.00") with { MovementId = "c2" },
            Say("e3", PaymentNews.Refunded, 2, "60.00") with { MovementId = "re1" },
        ],

        // Given up at the gateway after a part was paid; a credit note for the rest.
        [Say("e1", PaymentNews.PartPaid, 0, "40.00") with { MovementId = "c1" }, Say("e2", PaymentNews.Voided, 1, null)],
        [Say("e1", PaymentNews.Paid, 0, "70.00"), Say("e2", PaymentNews.Credited, 1, "30.00") with { MovementId = "cn1" }],

        // The gateway's own invoice, which names ours, and its payment, which does not.
        [
            Say("e1", PaymentNews.Paid, 0, "100.00") with { PaymentId = "in_1", GatewayInvoice = "in_1", SumsUp = true, IsTotal = true },
            Say("e2", PaymentNews.Paid, 0, "100.00") with { GatewayInvoice = "in_1", InvoiceId = null },
            Say("e3", PaymentNews.Refunded, 1, "30.00") with { MovementId = "re1", InvoiceId = null },
        ],

        // Both name our invoice, and neither the other.
        [
            Say("e1", PaymentNews.Paid, 0, "100.00") with { PaymentId = "in_1", SumsUp = true, IsTotal = true },
            Say("e2", PaymentNews.Paid, 0, "100.00"),
        ],

        // A credit note that only names the gateway's invoice.
        [
            Say("e1", PaymentNews.Paid, 0, "70.00") with { GatewayInvoice = "in_1" },
            Say("e2", PaymentNews.Credited, 1, "30.00") with { PaymentId = "in_1", MovementId = "cn1", InvoiceId = null },
        ],

        // An attempt fails, and the gateway says twice that it does, once with the word that it tries again.
        [
            Say("e1", PaymentNews.Failed, 0, "100.00") with { RetryComing = true }, Say("e2", PaymentNews.Failed, 0, "100.00"),
        ],
    ];

    public static TheoryData<int> EveryStory => [.. Enumerable.Range(0, Stories.Length)];

    [Theory]
    [MemberData(nameof(EveryStory))]
    public async Task AnyOrderAndTwice_EndsLikeInOrder(int story)
    {
        var inOrder = await End(Stories[story]);
        var random = new Random(story);
        for (var turn = 0; turn < 12; turn++)
        {
            var shuffled = Stories[story].Concat(Stories[story].Where(_ => random.Next(2) == 0)).OrderBy(_ => random.Next()).ToList();

            Assert.Equal(inOrder, await End(shuffled));
        }
    }

    [Theory]
    [MemberData(nameof(EveryStory))]
    public async Task InvoiceThatComesInBetweenOrLast_EndsLikeOneThatWasThere(int story)
    {
        var inOrder = await End(Stories[story]);
        for (var before = 1; before <= Stories[story].Length; before++)
        {
            Assert.Equal(inOrder.Split(';')[0], (await End(Stories[story], before)).Split(';')[0]);
        }
    }

    [Fact]
    public async Task PaymentOnItsWay_IsWaitedForAndNobodyIsReminded()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register();
        await Take(world, Say("e1", PaymentNews.Pending, 0, "100.00"));

        Assert.Equal(CaseStatus.Paused, (await world.View()).Status);
        await world.RunTo("2026-06-14 12:00");
        Assert.Empty(await world.Sent());
        Assert.Contains((await world.View()).Explanation, said => said.Detail == "not sent: a payment of 100.00 EUR is on its way");

        await Take(world, Say("e2", PaymentNews.Failed, 1, "100.00"));
        await world.RunTo("2026-06-19 12:00");
        Assert.NotEmpty(await world.Sent());
    }

    [Fact]
    public async Task RetryComing_KeepsWaiting()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register();
        await Take(world, Say("e1", PaymentNews.Pending, 0, "100.00"));

        await Take(world, Say("e2", PaymentNews.Failed, 1, "100.00") with { RetryComing = true });

        Assert.Equal(CaseStatus.Paused, (await world.View()).Status);
    }

    [Fact]
    public async Task PaymentOnItsWayThatNeverArrives_IsNotWaitedForForEver()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register();
        await Take(world, Say("e1", PaymentNews.Pending, 0, "100.00"));

        await world.RunTo("2026-06-24 12:00");

        Assert.Equal(["friendly 2026-06-23 09:00"], await world.Sent());
        Assert.Contains("paymentPendingEnded", await world.Types());
    }

    [Fact]
    public async Task PendingBeforeItsInvoice_PausesTheInvoiceWhenItComes()
    {
        await using var world = new World("2026-06-08 12:00");
        await Take(world, Say("e1", PaymentNews.Pending, 0, "100.00"));
        Assert.Equal(0, Assert.Single((await world.Store.UnmatchedPayments(World.Main, null, 10)).Items).AmountMinor);

        Assert.Equal(CaseStatus.Paused, (await world.Register()).Status);
        Assert.Empty((await world.Store.UnmatchedPayments(World.Main, null, 10)).Items);
    }

    [Fact]
    public async Task ChargedBack_ReopensAndWaitsForAPerson()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register();
        await Take(world, Say("e1", PaymentNews.Paid, 0, "100.00"));
        Assert.Equal(CaseStatus.Paid, (await world.View()).Status);

        await Take(world, Say("e2", PaymentNews.ChargedBack, 1, "100.00") with { MovementId = "dp1" });
        await world.RunTo("2026-07-31 12:00");

        Assert.Empty(await world.Sent());
        var view = await world.View();
        var task = Assert.Single(await world.Tasks());
        Assert.Equal((TaskKind.ContestedPayment, CaseStatus.Paused, $"task:{task.TaskId}"), (task.Kind, view.Status, view.WaitsFor));
        Assert.Equal("100.00", view.Outstanding);

        await world.Act(new CaseCommand.ResolveDispute(DisputeOutcome.Rejected));
        Assert.Empty(await world.Tasks());
        await world.RunTo("2026-08-05 12:00");
        Assert.NotEmpty(await world.Sent());
    }

    [Fact]
    public async Task ChargedBack_TheTaskDoneLetsItGoOn()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register();
        await Take(world, Say("e1", PaymentNews.Paid, 0, "100.00"));
        await Take(world, Say("e2", PaymentNews.ChargedBack, 1, "100.00") with { MovementId = "dp1" });

        await world.Act(new CaseCommand.CompleteTask(Assert.Single(await world.Tasks()).TaskId, "answered"));
        await world.RunTo("2026-08-05 12:00");

        Assert.DoesNotContain(await world.Tasks(), task => task.Kind == TaskKind.ContestedPayment);
        Assert.NotEmpty(await world.Sent());
    }

    [Fact]
    public async Task VoidedAtTheGateway_StopsTheCase()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register();

        await Take(world, Say("e1", PaymentNews.Voided, 0, null));

        Assert.Equal(CaseStatus.Cancelled, (await world.View()).Status);
    }

    [Fact]
    public async Task CreditedAtTheGateway_LowersWhatIsOwedOnce()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register();

        await Take(world, Say("e1", PaymentNews.Credited, 0, "30.00") with { MovementId = "cn1" });
        await Take(world, Say("e2", PaymentNews.Credited, 0, "30.00") with { MovementId = "cn1" });

        Assert.Equal("70.00", (await world.View()).Outstanding);
    }

    [Fact]
    public async Task AnotherCurrencyForTheSamePayment_IsRefusedAndChangesNothing()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register();
        await Take(world, Say("e1", PaymentNews.Pending, 0, "100.00"));

        Assert.Null(Domain.Amounts.Money.Parse("100.00", Domain.Amounts.Currency.Of("USD"), out var dollars));
        var answer = await world.Get<PaymentReports>().Take(
            world.Find(World.Main)!, Say("e2", PaymentNews.Paid, 1, null) with { Amount = dollars }, "stripe");

        Assert.Equal("/currency", Assert.IsType<Answer<PaymentView>.Invalid>(answer).Errors.Single().Pointer);
        Assert.Equal(CaseStatus.Paused, (await world.View()).Status);
    }

    [Fact]
    public async Task SeveralInvoicesWithTheReference_NobodyIsRemindedUntilAPersonDecides()
    {
        await using var world = new World("2026-06-08 12:00");
        await world.Register("i1", with: invoice => invoice with { PaymentReference = "RF18539007547034" });
        await world.Register("i2", customer: World.Ada("c2"), with: invoice => invoice with { PaymentReference = "RF18539007547034" });
        await world.Pay("60.00", invoice: null, reference: "RF18539007547034");

        await world.RunTo("2026-06-19 12:00");
        Assert.Empty(await world.Sent("i1"));
        Assert.Empty(await world.Sent("i2"));
        var held = await world.View("i2");
        Assert.Equal("operator:unmatchedPayment", held.WaitsFor);
        Assert.Contains(held.Explanation, said => said.Detail == "not sent: a payment of 60.00 EUR may be for this invoice; a person decides");

        var stream = Ledger.StreamId.Payment(World.Main, "api", "p1");
        await world.Get<PaymentIntake>().Assign(stream, [new Allocation("i1", new Domain.Amounts.MinorUnits(6000))], "operator");
        await world.RunTo("2026-06-20 12:00");

        Assert.Equal("40.00", (await world.View("i1")).Outstanding);
        Assert.NotEmpty(await world.Sent("i2"));
    }

    [Fact]
    public async Task SetAside_LetsRemindersGoOn()
    {
        await using var world = new World("2026-06-16 12:00");
        await world.Register("i1", with: invoice => invoice with { PaymentReference = "A 1" });
        await world.Register("i2", with: invoice => invoice with { PaymentReference = "A 1" });
        await world.Pay("60.00", invoice: null, reference: "A1");
        await world.RunTo("2026-06-19 12:00");
        Assert.Empty(await world.Sent("i1"));

        await world.Get<PaymentIntake>().SetAside(Ledger.StreamId.Payment(World.Main, "api", "p1"), new ActionRequest("operator"));
        await world.RunTo("2026-06-20 12:00");

        Assert.NotEmpty(await world.Sent("i1"));
        Assert.Empty((await world.Store.UnmatchedPayments(World.Main, null, 10)).Items);
    }

    private static PaymentReportInput Say(string eventId, PaymentNews news, int hour, string? amount) => new("stripe", "pi1", eventId, news)
    {
        Amount = amount is null ? null : World.Eur(amount),
        OccurredAt = Start + Duration.FromHours(hour),
        InvoiceId = "i1",
    };

    private static async Task Take(World world, PaymentReportInput report)
    {
        var answer = await world.Get<PaymentReports>().Take(world.Find(World.Main)!, report, "stripe");
        Assert.True(answer is Answer<PaymentView>.Done or Answer<PaymentView>.Unchanged, answer.ToString());
    }

    private static async Task<string> End(IEnumerable<PaymentReportInput> reports, int beforeTheInvoice = 0)
    {
        await using var world = new World("2026-06-08 12:00");
        foreach (var (index, report) in reports.Index())
        {
            if (index == beforeTheInvoice)
            {
                await world.Register();
            }

            await Take(world, report);
        }

        if (beforeTheInvoice >= reports.Count())
        {
            await world.Register();
        }

        var view = await world.View();
        var payment = await world.Get<PaymentBook>().Find(Ledger.StreamId.Payment(World.Main, "stripe", "pi1"));
        var waitsFor = (await world.Tasks()).FirstOrDefault(task => view.WaitsFor == $"task:{task.TaskId}")?.Kind ?? view.WaitsFor;
        return $"{view.Status} {view.Outstanding} waits for {waitsFor}; {PaymentView.Of(payment.Stream, payment.State)}";
    }
}
