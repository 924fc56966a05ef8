using System.Text.Json.Nodes;
using Reminders.Application.Customers;
using Reminders.Application.Policies;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Tasks;
using Reminders.Messages;
using Reminders.Policies;

namespace Reminders.Application.Tests;

/// <summary>Charges beside the principal. Due on Monday 15 June 2026; the formal notice goes out on 3 July.</summary>
public sealed class ChargeTests
{
    private static readonly CustomerInput Shop = World.Ada() with { Type = CustomerType.Business };

    [Fact]
    public async Task Business_TheLawsLumpSumComesWithTheFormalNotice_AndGoesWhenItIsPaid()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(customer: Shop);
        await world.RunTo("2026-07-02 12:00");
        var before = (await world.View()).Charges;
        await world.RunTo("2026-07-04 12:00");
        var charge = Assert.Single((await world.View()).Charges);

        await world.Pay("100.00");

        Assert.Empty(before);
        Assert.Equal(("latePayment", "lumpSum", "40.00", "EUR"), (charge.Charge, charge.Kind, charge.Amount, charge.Currency));
        var view = await world.View();
        Assert.Equal("0.00", view.Outstanding);
        Assert.Empty(view.Charges);
        Assert.Equal(["chargeAdded", "chargeWaived"], (await world.Types()).Where(type => type.StartsWith("charge", StringComparison.Ordinal)));
        var told = Entry(await world.Timeline(), "chargeAdded");
        Assert.Contains("288", (string?)told["source"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CustomerType.Consumer)]
    [InlineData(CustomerType.Public)]
    public async Task ConsumersAndPublicBodies_AreNeverCharged(CustomerType type)
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(customer: World.Ada() with { Type = type });

        await world.RunTo("2026-12-01 12:00");

        Assert.Contains("formal", (await world.Sent()).Select(sent => sent.Split(' ')[0]));
        Assert.DoesNotContain("chargeAdded", await world.Types());
    }

    [Fact]
    public async Task ConsumerInASegmentThatCharges_IsNotChargedAllTheSame()
    {
        await using var world = Charging("kind: lumpSum", "{ country: DE, from: 2020-01-01, amount: 40.00 EUR, source: law }");
        await world.Register();

        await world.RunTo("2026-07-20 12:00");

        Assert.Empty((await world.View()).Charges);
    }

    [Fact]
    public async Task BecomesABusinessAfterTheNotice_IsNotChargedForWhatWasSentBefore()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.RunTo("2026-07-04 12:00");

        await world.Get<CustomerBook>().Save(World.Main, new CustomerInput("c1") { Type = CustomerType.Business }, false, "operator");
        await world.RunTo("2026-09-01 12:00");

        Assert.Equal("business", (await world.View()).Segment);
        Assert.DoesNotContain("chargeAdded", await world.Types());
    }

    [Fact]
    public async Task HandedOver_ChargesGoAlong()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(customer: Shop);
        await world.RunTo("2026-08-01 12:00");

        var view = await world.Act(new CaseCommand.Approve());

        Assert.Single(view.Charges);
    }

    [Fact]
    public async Task NoRateForTheDay_NothingIsGuessed_APersonIsTold_AndTheChainGoesOn()
    {
        await using var world = Charging("kind: lumpSum", "{ country: DE, from: 2020-01-01, to: 2026-07-02, amount: 40.00 EUR, source: law }");
        await world.Register(customer: Shop);

        await world.RunTo("2026-08-01 12:00");

        Assert.Empty((await world.View()).Charges);
        Assert.Contains(await world.Tasks(), task => task.Kind == TaskKind.ChargeRate && task.Detail.Contains("2026-07-03", StringComparison.Ordinal));
        Assert.Contains(await world.Tasks(), task => task.Kind == TaskKind.ChainEnded);
    }

    [Theory]
    [InlineData("999.99", "40.00")]
    [InlineData("1000.00", "70.00")]
    [InlineData("25000.00", "100.00")]
    public async Task LumpSum_DependsOnThePrincipalWhereTheLawSaysSo(string amount, string charge)
    {
        await using var world = Charging(
            "kind: lumpSum",
            "{ country: DE, from: 2020-01-01, amount: 40.00 EUR, source: law }",
            "{ country: DE, from: 2020-01-01, amount: 70.00 EUR, principalFrom: 1000.00, source: law }",
            "{ country: DE, from: 2020-01-01, amount: 100.00 EUR, principalFrom: 10000.00, source: law }");
        await world.Register(customer: Shop, amount: amount);

        await world.RunTo("2026-07-20 12:00");

        Assert.Equal(charge, Assert.Single((await world.View()).Charges).Amount);
    }

    [Fact]
    public async Task Interest_CountsEveryDayByItsOwnRate_RoundedDown_AndIsKeptWherePursued()
    {
        await using var world = Charging(
            "kind: interest, pursue: true",
            "{ country: DE, from: 2026-01-01, to: 2026-06-30, percent: 10.27, source: first half }",
            "{ country: DE, from: 2026-07-01, percent: 11.00, source: second half }");
        await world.Register(customer: Shop, amount: "1000.00");
        await world.RunTo("2026-07-20 12:00");

        await world.Pay("1000.00");

        // 15 days at 10.27 % and 3 at 11 % on 1000.00: 4.2205... and 0.9041...
        Assert.Equal("5.12", Assert.Single((await world.View()).Charges).Amount);
        Assert.DoesNotContain("chargeWaived", await world.Types());
    }

    [Fact]
    public async Task Interest_OneDayWithoutARate_IsNotCharged()
    {
        await using var world = Charging(
            "kind: interest",
            "{ country: DE, from: 2026-01-01, to: 2026-06-29, percent: 10.27, source: first half }",
            "{ country: DE, from: 2026-07-01, percent: 11.00, source: second half }");
        await world.Register(customer: Shop);

        await world.RunTo("2026-07-20 12:00");

        Assert.Empty((await world.View()).Charges);
        Assert.Contains(await world.Tasks(), task => task.Kind == TaskKind.ChargeRate);
    }

    private static World Charging(string charge, params string[] rates)
    {
        var text = $$"""
            policy: own
            version: 1
            contactBudget:
              - { messages: 1, per: 24 hours }
            quietHours: { weekdaysOutside: 09:00-19:00 }
            final: { after: 1 day }
            charges:
              - { id: own, {{charge}}, rates: [{{string.Join(", ", rates)}}] }
            segments:
              - id: all
                steps:
                  - { id: friendly, at: 4 days after due, severity: friendly, channels: [email] }
                  - { id: help, at: 10 days after due, severity: firm, channels: [email] }
                  - { id: formal, at: 18 days after due, severity: formal, channels: [email], charge: own }
            """;
        return new World("2026-05-15 12:00", policies: LoadedPolicies.Load([new PolicySource("own.yaml", text)], new MessageRenderer()));
    }

    private static JsonObject Entry(IReadOnlyList<JsonObject> timeline, string type) => timeline.Single(item => (string?)item["type"] == type);
}
