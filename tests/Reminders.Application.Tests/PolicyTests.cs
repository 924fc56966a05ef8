using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Policies;
using Reminders.Application.Projections;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Tasks;
using Reminders.Messages;
using Reminders.Policies;

namespace Reminders.Application.Tests;

/// <summary>What each key of a policy file does. Due on Monday 15 June 2026 unless a test says otherwise.</summary>
public sealed class PolicyTests
{
    private const string Head = """
        policy: own
        version: 1
        contactBudget:
          - { messages: 1, per: 24 hours }
        quietHours: { weekdaysOutside: 09:00-19:00 }
        final: { after: 14 days }
        """;

    [Fact]
    public async Task AfterPrevious_CountsFromTheDayTheStepBeforeWasSent()
    {
        await using var world = Own(Steps(Friendly, "{ id: help, at: 7 days after previous, severity: firm, channels: [email] }"));
        await world.Register();
        await world.RunTo("2026-06-18 12:00");
        await world.Act(new CaseCommand.PlaceHold(World.At("2026-06-25 00:00")));

        await world.RunTo("2026-08-01 12:00");

        Assert.Equal(["friendly 2026-06-25 09:00", "help 2026-07-02 09:00"], await world.Sent());
    }

    [Fact]
    public async Task Window_TheStepKeepsToIt()
    {
        await using var world = Own(Steps("{ id: friendly, at: 4 days after due, severity: friendly, channels: [email], window: 14:00-15:00 }"));
        await world.Register();

        await world.RunTo("2026-08-01 12:00");

        Assert.Equal(["friendly 2026-06-19 14:00"], await world.Sent());
    }

    [Fact]
    public async Task Calendar_BusinessDaysCountOnIt()
    {
        // 4 June 2026 is Corpus Christi in Bavaria and an ordinary Thursday for TARGET.
        var chain = Steps("{ id: friendly, at: 3 business days after due, severity: friendly, channels: [email] }");
        await using var bavaria = Own("calendar: DE-BY\n" + chain);
        await using var target = Own("calendar: TARGET\n" + chain);
        await bavaria.Register(due: "2026-06-02");
        await target.Register(due: "2026-06-02");

        await bavaria.RunTo("2026-08-01 12:00");
        await target.RunTo("2026-08-01 12:00");

        Assert.Equal(["friendly 2026-06-08 09:00"], await bavaria.Sent());
        Assert.Equal(["friendly 2026-06-05 09:00"], await target.Sent());
    }

    [Fact]
    public async Task MinimumOutstanding_IsPassedOverWhileLessIsOpen()
    {
        await using var world = Own(Steps(Friendly, "{ id: help, at: 10 days after due, severity: firm, channels: [email], minimumOutstanding: { EUR: 50.00 } }"));
        await world.Register("big");
        await world.Register("small", customer: World.Ada("c2"));
        await world.RunTo("2026-06-20 12:00");
        await world.Pay("60.00", "p1", "small");

        await world.RunTo("2026-08-01 12:00");

        Assert.Equal(["friendly", "help"], (await world.Sent("big")).Select(Name));
        Assert.Equal(["friendly"], (await world.Sent("small")).Select(Name));
        Assert.Contains((await world.View("small")).Explanation, said => said.Rule == "minimumOutstanding");
    }

    [Fact]
    public async Task MessageThatNeedsApproval_LeavesOnlyAfterIt_AndIsLeftOutAfterARejection()
    {
        await using var world = Own(Steps(Friendly, "{ id: help, at: 10 days after due, severity: firm, channels: [email], needsApproval: true }"));
        await world.Register("i1");
        await world.Register("i2", customer: World.Ada("c2"));
        await world.RunTo("2026-07-01 12:00");
        var waiting = await world.View("i1");

        await world.Act(new CaseCommand.Approve(), "i1");
        await world.Act(new CaseCommand.Reject(), "i2");
        await world.RunTo("2026-08-01 12:00");

        Assert.Equal("approval:help", waiting.WaitsFor);
        Assert.Equal(CaseStatus.AwaitingApproval, waiting.Status);
        Assert.Equal(["friendly 2026-06-19 09:00", "help 2026-07-01 12:00"], await world.Sent("i1"));
        Assert.Equal(["friendly"], (await world.Sent("i2")).Select(Name));
        Assert.Null((await world.Get<CaseBook>().Find(World.Main, "i1"))!.Case.Closed);
    }

    [Fact]
    public async Task RequiredTask_NothingElseHappensBeforeItIsDone_ThenTheGapCounts()
    {
        await using var world = Own(Steps(
            Friendly, "{ id: call, at: 8 days after due, severity: firm, task: call, required: true }", "{ id: help, at: 10 days after due, severity: firm, channels: [email], minimumGap: 5 days }"));
        await world.Register();
        await world.RunTo("2026-07-10 12:00");
        var task = Assert.Single(await world.Tasks());
        var waiting = await world.View();

        await world.Act(new CaseCommand.CompleteTask(task.TaskId, "reached"));
        await world.RunTo("2026-08-10 12:00");

        Assert.Equal(TaskKind.Call, task.Kind);
        Assert.Equal($"task:{task.TaskId}", waiting.WaitsFor);
        Assert.Equal(["friendly 2026-06-19 09:00", "help 2026-07-15 12:00"], await world.Sent());
    }

    [Fact]
    public async Task OrdinaryTask_TheChainGoesOnBesideIt()
    {
        await using var world = Own(Steps(
            Friendly, "{ id: letter, at: 8 days after due, severity: firm, task: letter }", "{ id: help, at: 10 days after due, severity: firm, channels: [email] }"));
        await world.Register();

        await world.RunTo("2026-06-30 12:00");

        Assert.Equal(["friendly", "help"], (await world.Sent()).Select(Name));
        Assert.Equal(TaskKind.Letter, Assert.Single(await world.Tasks()).Kind);
    }

    [Fact]
    public async Task Final_APersonIsAskedThatLongAfterTheLastMessage()
    {
        await using var world = Own(Steps(Friendly));
        await world.Register();

        await world.RunTo("2026-07-03 08:59");
        var before = await world.Tasks();
        await world.RunTo("2026-07-03 09:01");

        Assert.Empty(before);
        Assert.Equal(TaskKind.ChainEnded, Assert.Single(await world.Tasks()).Kind);
    }

    [Fact]
    public async Task PromiseAndPlan_KeepToTheirLimits()
    {
        await using var world = Own("promise: { grace: 5 business days, longest: 30 days }\nplan: { instalments: 2 }\n" + Steps(Friendly));
        await world.Register();
        await world.RunTo("2026-06-20 12:00");
        var third = Instalments("40.00", "40.00", "20.00");

        Assert.IsType<Answer<CaseFile>.Invalid>(await world.Try(new CaseCommand.MakePromise(World.Date("2026-07-21"), null)));
        Assert.IsType<Answer<CaseFile>.Invalid>(await world.Try(new CaseCommand.AgreePlan(third)));
        await world.Act(new CaseCommand.MakePromise(World.Date("2026-07-10"), null));
        await world.RunTo("2026-07-17 12:00");
        var before = await world.Types();
        await world.RunTo("2026-07-18 12:00");

        Assert.DoesNotContain("promiseBroken", before);
        Assert.Contains("promiseBroken", await world.Types());
    }

    [Theory]
    [InlineData("type: business", "autoCollect: false", "first")]
    [InlineData("type: public", "autoCollect: false", "others")]
    [InlineData("autoCollect: false", "amountAtLeast: { EUR: 100.00 }", "first")]
    [InlineData("amountAtLeast: { EUR: 100.01 }", "autoCollect: false", "others")]
    [InlineData("amountAtLeast: { USD: 1.00 }", "autoCollect: false", "others")]
    [InlineData("autoCollect: true", "type: business", "others")]
    public async Task SegmentConditions_LookAtCustomerAndInvoice_AllOfThem(string one, string other, string segment)
    {
        await using var world = Own($"segments:\n  - id: first\n    when: {{ {one}, {other} }}\n    steps:\n      - {Friendly}\n  - id: others\n    steps:\n      - {Friendly}\n");

        var view = await world.Register(customer: World.Ada() with { Type = CustomerType.Business });

        Assert.Equal(segment, view.Segment);
    }

    private const string Friendly = "{ id: friendly, at: 4 days after due, severity: friendly, channels: [email] }";

    private static string Steps(params string[] steps) =>
        "segments:\n  - id: all\n    steps:\n" + string.Concat(steps.Select(step => $"      - {step}\n"));

    private static World Own(string rest) => new("2026-05-15 12:00", policies: Load(rest));

    private static LoadedPolicies Load(string rest) => LoadedPolicies.Load([new PolicySource("own.yaml", $"{Head}\n{rest}")], new MessageRenderer());

    private static System.Collections.Immutable.ImmutableArray<Instalment> Instalments(params string[] amounts) =>
        [.. amounts.Select((amount, index) => new Instalment(World.Date("2026-07-01").PlusMonths(index), new Reminders.Domain.Amounts.MinorUnits(World.Eur(amount).Minor)))];

    private static string Name(string sent) => sent.Split(' ')[0];
}
