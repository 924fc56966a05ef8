using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using Reminders.Domain.Policies;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Tests.Decisions;

/// <summary>The last moment and the last cent at which a rule speaks, and the first at which it does not.</summary>
public sealed class DecisionLimitTests
{
    // The early reminder's day.
    private static readonly LocalDate SoftDay = Example.Due.PlusDays(-5);

    private static readonly Instant Morning = Example.In(SoftDay, 10);

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Remainder_UpToTheSmallBalance_IsNotAskedFor(long left, bool isSmall)
    {
        var settled = Decider.Settle(Example.Invoice().With(Example.Start, Example.Payment(10_000 - left)), Example.At(Morning));

        Assert.Equal(isSmall, settled.Decision.Contact is null);
        Assert.Equal(isSmall, settled.Decision.Explanation is [{ Rule: "smallBalance" }]);
    }

    [Fact]
    public void SmallInvoice_ThatNobodyPaidYet_IsAskedFor() => Assert.NotNull(Decider.Settle(Example.Invoice(150), Example.At(Morning)).Decision.Contact);

    [Fact]
    public void SmallBalance_BecomesATaskWhenTheDueDateIsOver()
    {
        var state = Example.Invoice().With(Example.Start, Example.Payment(9_900));
        var overdueAt = Example.Berlin.EndOf(Example.Due);
        var before = Decider.Settle(state, Example.At(overdueAt - Duration.Epsilon));
        var after = Decider.Settle(state, Example.At(overdueAt));

        Assert.Equal((0, overdueAt, null), (before.After.OpenTasks.Length, before.Decision.WakeAt, before.Decision.WaitsFor));
        Assert.Equal(TaskKind.SmallBalance, Assert.Single(after.After.OpenTasks).Kind);
        Assert.Equal((null, $"task:{after.After.OpenTasks[0].TaskId}"), (after.Decision.WakeAt, after.Decision.WaitsFor));
    }

    [Theory]
    [InlineData(10_000, "soft")]
    [InlineData(9_999, "friendly")]
    public void StepWithAMinimum_IsTakenFromThatAmountOn(long minor, string next)
    {
        var policy = WithSteps(
            step => step.Severity == Severity.Soft ? step with { MinimumOutstanding = new Dictionary<string, long> { ["EUR"] = 10_000 }.ToFrozenDictionary() } : step);

        Assert.Equal(next, Decider.Settle(Example.Invoice(minor, policy), Example.At(Example.Start, policy)).Decision.NextStep);
    }

    [Fact]
    public void FirstStepOfAChain_CountsFromTheDueDate_EvenIfItCountsFromTheOneBeforeIt()
    {
        var policy = WithSteps(step => step with { At = new DayOffset(3), AfterPrevious = true });

        Assert.Equal(Example.Due.PlusDays(3), Chain.DateOf(policy.FindSegment("regular")!.Steps[0], Example.Invoice(policy: policy), Example.At(Example.Start, policy)));
    }

    [Theory]
    [InlineData(TaskKind.Call, "call the customer")]
    [InlineData(TaskKind.Letter, "write a letter")]
    [InlineData(TaskKind.Review, "look at the case and call")]
    public void TaskOfAStep_SaysWhatToDo(string task, string words)
    {
        var policy = WithSteps(step => step with { Kind = StepKind.Task, Task = task });
        var opened = Assert.IsType<TaskOpened>(Decider.Settle(Example.Invoice(policy: policy), Example.At(Morning, policy)).Facts[0]);

        Assert.Equal($"100.00 EUR is open since 2026-03-16: {words}", opened.Detail);
    }

    [Fact]
    public void ContactOfAnotherInvoice_IsFinishedFromItsDeadlineOn()
    {
        var customer = Example.Customer.Evolve(new CustomerEvent.ContactClaimed("m", Channel.Email, ["B"]), Morning);
        var deadline = Morning + ContactProtocol.FinishAfter;

        Assert.Equal("m", Decider.Settle(Example.Invoice(), Example.At(deadline, customer: customer)).Decision.FinishContact);
        var before = Decider.Settle(Example.Invoice(), Example.At(deadline - Duration.Epsilon, customer: customer)).Decision;
        Assert.Equal((null, deadline), (before.FinishContact, before.WakeAt));
    }

    [Fact]
    public void Message_IsBegunOnlyIfContactHoursLastUntilItMustHaveLeft()
    {
        var last = Example.In(SoftDay, 18, 59);

        Assert.NotNull(Decider.Settle(Example.Invoice(), Example.At(last)).Decision.Contact);
        var late = Decider.Settle(Example.Invoice(), Example.At(last + Duration.Epsilon)).Decision;
        Assert.Equal((null, Example.In(SoftDay.PlusDays(1), 9)), (late.Contact, late.WakeAt));
    }

    [Fact]
    public void StepThatFailedWhileJoiningEarly_JoinsAgainAfterItsPause_AsTheNextAttempt()
    {
        var failedAt = Example.In(SoftDay.PlusDays(-2), 10);
        var failed = Example.Invoice().With(failedAt, new ReminderFailed("m", 1, "soft", 1, Channel.Email, Severity.Soft, false, "refused"));
        var lead = new ContactPlan(Example.Standard.FindSegment("regular")!.FindStep("soft")!, Channel.Email, 1, 1, []);
        var again = failedAt + Duration.FromMinutes(15);

        Assert.Null(Companions.Joining(failed, Example.At(again - Duration.Epsilon), lead));
        Assert.Equal((2, Channel.Email), Companions.Joining(failed, Example.At(again), lead) is { } plan ? (plan.Attempt, plan.Channel) : default);
    }

    [Fact]
    public void Instalment_CoveredByACreditNote_IsNotWaitedFor()
    {
        ImmutableArray<Instalment> parts = [new(new LocalDate(2026, 3, 10), new MinorUnits(5_000)), new(new LocalDate(2026, 3, 20), new MinorUnits(5_000))];
        var state = Example.Invoice().With(Example.Start, new PlanAgreed(parts, null), new CreditNoteApplied("cn", new MinorUnits(5_000), null));
        var decision = Decider.Settle(state, Example.At(Morning)).Decision;

        Assert.Equal("not sent: payment plan, next instalment on 2026-03-20", decision.Explanation[^1].Detail);
        Assert.Equal(Example.Berlin.EndOf(new LocalDate(2026, 3, 24)), decision.WakeAt);
    }

    [Fact]
    public void Feed_IsSilentFromTheEndOfItsSpanOn()
    {
        var policy = Example.Standard with { FeedMaxAge = new FeedAge(Span: Duration.FromHours(6)) };
        var feeds = new PaymentFeeds([new FeedWord("bank") { HeardAt = Example.Start }]);

        Assert.Null(feeds.Silent(Example.At(Example.Start + Duration.FromHours(6) - Duration.Epsilon, policy)));
        Assert.Equal("bank", feeds.Silent(Example.At(Example.Start + Duration.FromHours(6), policy))?.Feed);
    }

    [Fact]
    public void OverpaidAndCancelled_NobodyLooksIntoItOnceAllIsTakenBack()
    {
        var cancelled = Example.Invoice().With(Example.Start, Example.Payment(500), new InvoiceCancelled(null), new CaseClosed(CaseOutcome.Cancelled));
        var asked = Decider.Settle(cancelled, Example.At(Example.Start)).After;
        var back = asked.With(Example.Start, new PaymentReversed("bank", "p1", "r1", new MinorUnits(500), null));

        Assert.Equal(TaskKind.Overpayment, Assert.Single(asked.OpenTasks).Kind);
        Assert.Equal(TaskOutcome.NotNeeded, Assert.IsType<TaskCompleted>(Assert.Single(Decider.Settle(back, Example.At(Example.Start)).Facts)).Outcome);
    }

    [Theory]
    [InlineData(0, CaseOutcome.Paid)]
    [InlineData(-5_000, CaseOutcome.Credited)]
    public void InvoiceThatAsksForNothing_IsOverAtOnce_AndNobodyHasToLook(long minor, CaseOutcome outcome) =>
        Assert.Equal(new CaseClosed(outcome), Assert.Single(Decider.Settle(Example.Invoice(minor), Example.At(Example.Start)).Facts));

    [Fact]
    public void InvoiceOfNothing_PaidAllTheSame_IsOverpaid() => Assert.Equal(
        TaskKind.Overpayment, Assert.IsType<TaskOpened>(Decider.Settle(Example.Invoice(0).With(Example.Start, Example.Payment(500)), Example.At(Example.Start)).Facts[0]).Kind);

    private static Policy WithSteps(Func<Step, Step> change) => Example.Standard with
    {
        Segments = [.. Example.Standard.Segments.Select(segment => segment with { Steps = [.. segment.Steps.Select(change)] })],
    };
}
