using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Invoices.CaseCommand;
using static Reminders.Domain.Invoices.CommandResult;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Tests.Invoices;

/// <summary>The last that is still allowed, and the first that is not.</summary>
public sealed class CommandLimitTests
{
    private static readonly LocalDate Today = Example.Issued;

    [Fact]
    public void Promise_IsTakenUpToTheLongestDay_NotBeyond()
    {
        Assert.IsType<PromiseMade>(Fact(Ask(new MakePromise(Today.PlusDays(365), null))));
        Assert.Equal(new Invalid("date", "is more than 365 days ahead"), Ask(new MakePromise(Today.PlusDays(366), null)));
    }

    [Fact]
    public void Promise_WhileAPlanIsAgreed_IsRefused() =>
        Assert.Equal(new Refused("a payment plan is agreed"), Ask(new MakePromise(Today.PlusDays(3), null), Example.Invoice().With(Example.Start, new PlanAgreed(Parts(2), null))));

    [Fact]
    public void Plan_IsTakenUpToTheMostInstalments_NotBeyond()
    {
        Assert.IsType<PlanAgreed>(Fact(Ask(new AgreePlan(Parts(36)))));
        Assert.Equal(new Invalid("instalments", "are more than 36"), Ask(new AgreePlan(Parts(37))));
    }

    [Fact]
    public void PaidAlready_SaidAgain_ChangesNothing()
    {
        var claimed = Example.Invoice().With(Example.Start, new PaymentClaimed(null, Example.Start + Duration.FromDays(10), null));

        Assert.Equal(["PaymentClaimed", "TaskOpened"], Names(Ask(new ClaimPaid(null))));
        Assert.Empty(Names(Ask(new ClaimPaid(null), claimed)));
    }

    [Fact]
    public void Plan_WithAnInstalmentOfNothing_IsRefused() => Assert.Equal(
        new Invalid("instalments/0/amount", "must be greater than zero"),
        Ask(new AgreePlan([new Instalment(Today, new MinorUnits(0)), new Instalment(Today.PlusDays(9), new MinorUnits(10_000))])));

    [Fact]
    public void SamePlanAgain_ChangesNothing() =>
        Assert.Empty(Assert.IsType<Accepted>(Ask(new AgreePlan(Parts(3)), Example.Invoice().With(Example.Start, new PlanAgreed(Parts(3), null)))).Events);

    [Fact]
    public void Instalments_AskedForOnHold_LeaveTheHoldAsItIs()
    {
        Assert.Equal(["TaskOpened", "HoldPlaced"], Names(Ask(new AskForInstalments(3))));
        Assert.Equal(["TaskOpened"], Names(Ask(new AskForInstalments(3), Example.Invoice().With(Example.Start, new HoldPlaced(null, null)))));
    }

    [Fact]
    public void Deferral_IsTakenUpToTwoYearsAhead_NotBeyond()
    {
        Assert.IsType<DeferralGranted>(Fact(Ask(new Defer(Today.PlusDays(730)))));
        Assert.Equal(new Invalid("dueDate", "is more than 730 days ahead"), Ask(new Defer(Today.PlusDays(731))));
    }

    [Fact]
    public void DueDate_IsTakenFromTheDayOfIssueToTheLongestTerm_NotBeyond()
    {
        var latest = Example.Issued.PlusDays(RegistrationLimits.MaxTermDays);

        Assert.IsType<InvoiceAmended>(Fact(Ask(new Amend(Example.Issued, null, null, null))));
        Assert.IsType<InvoiceAmended>(Fact(Ask(new Amend(latest, null, null, null))));
        Assert.Equal("dueDate", Assert.IsType<Invalid>(Ask(new Amend(Example.Issued.PlusDays(-1), null, null, null))).Field);
        Assert.Equal(
            new Invalid("dueDate", $"is more than {RegistrationLimits.MaxTermDays} days after the issue date"), Ask(new Amend(latest.PlusDays(1), null, null, null)));
    }

    [Fact]
    public void Collecting_SaidAgain_CountsOnlyAfterADebitFailed()
    {
        var again = new Amend(null, null, null, AutoCollect: true);
        var collected = Example.Invoice(autoCollect: true);
        var failed = collected.With(Example.Start, Example.Payment(10_000), new PaymentReversed("bank", "p1", "r1", new MinorUnits(10_000), null));
        var missing = collected.With(Example.Start, new TaskOpened("A-2", TaskKind.DirectDebit, null, "did not arrive"));

        Assert.Empty(Names(Ask(again, collected)));
        Assert.Equal(["InvoiceAmended"], Names(Ask(again, failed)));
        Assert.Equal(["InvoiceAmended"], Names(Ask(again, missing)));
        Assert.Empty(Names(Ask(again with { AutoCollect = false }, Example.Invoice())));
    }

    [Fact]
    public void AmendingToWhatItIs_ChangesNothing()
    {
        var amended = Example.Invoice().With(Example.Start, new InvoiceAmended(null, "RF1", "https://pay.example/1", null, null));

        Assert.Empty(Names(Ask(new Amend(Example.Due, "RF1", "https://pay.example/1", AutoCollect: false), amended)));
        Assert.Equal(["InvoiceAmended"], Names(Ask(new Amend(Example.Due, "RF2", "https://pay.example/1", AutoCollect: false), amended)));
    }

    [Fact]
    public void Hold_IsTakenFromThisMomentToTwoYearsAhead_NotBeyond()
    {
        var latest = Example.Berlin.EndOf(Today.PlusDays(730));

        Assert.Equal(new Invalid("until", "is in the past"), Ask(new PlaceHold(Example.Start)));
        Assert.IsType<HoldPlaced>(Fact(Ask(new PlaceHold(Example.Start + Duration.Epsilon))));
        Assert.IsType<HoldPlaced>(Fact(Ask(new PlaceHold(latest))));
        Assert.Equal(new Invalid("until", "is more than 730 days ahead"), Ask(new PlaceHold(latest + Duration.Epsilon)));
    }

    [Fact]
    public void Cancelling_WhatIsPartlyPaid_AsksSomebodyToGiveItBack()
    {
        Assert.Equal(["InvoiceCancelled", "CaseClosed"], Names(Ask(new Cancel())));
        Assert.Equal(["InvoiceCancelled", "TaskOpened", "CaseClosed"], Names(Ask(new Cancel(), Example.Invoice().With(Example.Start, Example.Payment(1)))));
    }

    [Fact]
    public void Skipping_WhileAMessageIsUnderWay_IsRefused() => Assert.Equal(
        new Refused("a message is under way"),
        Ask(new SkipStep(), Example.Invoice().With(Example.Start, new ReminderIntended("m", 1, "soft", 1, "email", 0, ["A"], Example.Start, []))));

    [Fact]
    public void Approval_WaitsForWhatAPersonHasToAnswerFirst()
    {
        var asked = Example.Invoice().With(Example.Start, new ApprovalRequested("handOver"));
        var complained = Example.Customer.Evolve(new CustomerEvent.TaskOpened("t", TaskKind.Complaint, "complained"), Example.Start);
        var silent = Example.At(Example.Start) with { Feeds = new([new FeedWord("bank")]) };

        var now = Example.At(Example.Start);

        Refuses("a payment on file", asked.With(Example.Start, new PaymentProposed("bank", "p1", new MinorUnits(5))).Handle(new Approve(), now));
        Refuses("the customer complained", asked.Handle(new Approve(), Example.At(Example.Start, customer: complained)));
        Refuses("the case is paused", asked.With(Example.Start, new HoldPlaced(null, null)).Handle(new Approve(), now));
        Refuses("payment feed bank is silent", asked.Handle(new Approve(), silent));
        Assert.Equal(["Approved", "HandedOver", "CaseClosed"], Names(asked.Handle(new Approve(), now)));
    }

    private static CommandResult Ask(CaseCommand command, Case? state = null) => (state ?? Example.Invoice()).Handle(command, Example.At(Example.Start));

    private static InvoiceEvent Fact(CommandResult result) => Assert.Single(Assert.IsType<Accepted>(result).Events);

    private static IEnumerable<string> Names(CommandResult result) => Assert.IsType<Accepted>(result).Events.Select(fact => fact.GetType().Name);

    private static void Refuses(string why, CommandResult result) =>
        Assert.StartsWith(why, Assert.IsType<Refused>(result).Detail, StringComparison.Ordinal);

    private static ImmutableArray<Instalment> Parts(int count) =>
        [.. Enumerable.Range(0, count).Select(part => new Instalment(Today.PlusDays(1 + part), new MinorUnits(part == 0 ? 10_000 - (100 * (count - 1)) : 100)))];
}
