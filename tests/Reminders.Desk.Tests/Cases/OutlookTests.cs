using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Desk.Tests.Hosting;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;

namespace Reminders.Desk.Tests.Cases;

/// <summary>The card that everybody reads first, in the main states.</summary>
public sealed class OutlookTests : IAsyncLifetime
{
    private DeskHost _desk = null!;
    private Person _person = null!;

    private Given Given => _desk.Given;

    public async Task InitializeAsync()
    {
        _desk = await DeskHost.Start();
        _person = await _desk.SignedIn(DeskHost.LeadKey);
    }

    public async Task DisposeAsync()
    {
        _person.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task NewInvoice_SaysWhatGoesOutAndWhen()
    {
        await Given.Invoice("a-1");

        await Says(
            "On Wed 25 Nov 2026, 09:00 (Europe/Berlin) an early reminder goes out by e-mail.",
            "The policy plans it 5 days before the due date.",
            "Schedule waits: early reminder from Wed 25 Nov 2026 09:00");
    }

    [Fact]
    public async Task AfterTheFirstReminder_SaysTheNextAndWhyItIsMoved()
    {
        await Given.Invoice("a-1");
        await Given.Until(2026, 11, 26);

        await Says("On Fri 4 Dec 2026, 09:00 (Europe/Berlin) a friendly reminder goes out by e-mail.", "4 days after the due date");
    }

    [Fact]
    public async Task SilentFeed_SaysThatNothingIsSentAndWhatIsWaitedFor()
    {
        _desk.Creditors.Feeds = ["bank"];
        await Given.Invoice("a-1");
        await Given.Until(2026, 12, 20);

        await Says(
            "Nothing is sent: no word from payment feed bank yet.",
            "When it speaks again, a friendly reminder follows.");
        var list = (await _person.Open("/")).Words;
        Assert.Contains("waits for feed bank", list, StringComparison.Ordinal);
        Assert.DoesNotContain("friendly reminder,", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promise_SaysUntilWhenAndWhatThen()
    {
        await Given.Invoice("a-1");
        await Given.Did("a-1", new CaseCommand.MakePromise(new LocalDate(2026, 12, 12), null));

        await Says(
            "Nothing is sent: promise until Sat 12 Dec 2026.",
            "If 119.00 EUR has not arrived by the end of Tue 15 Dec 2026, the next step is an early reminder.");
    }

    [Fact]
    public async Task Hold_SaysUntilWhenOrWhoEndsIt()
    {
        await Given.Invoice("a-1");
        await Given.Did("a-1", new CaseCommand.PlaceHold(null));
        await Says("Nothing is sent: on hold until a person releases it.");

        await Given.Did("a-1", new CaseCommand.PlaceHold(Instant.FromUtc(2026, 12, 9, 23, 0)));
        await Says("Nothing is sent: on hold until Thu 10 Dec 2026.");
    }

    [Fact]
    public async Task Dispute_SaysWhoEndsIt()
    {
        await Given.Invoice("a-1");
        await Given.Did("a-1", new CaseCommand.OpenDispute(null), "wrong quantity");

        await Says("Nothing is sent: the customer disputes the invoice.", "when a person resolves the dispute");
    }

    [Fact]
    public async Task DisputeUpheld_AsksForTheCorrection()
    {
        await Given.Invoice("a-1");
        await Given.Did("a-1", new CaseCommand.OpenDispute(null), "wrong quantity");
        await Given.Did("a-1", new CaseCommand.ResolveDispute(DisputeOutcome.Upheld));

        await Says("Waits for a person: correct the invoice (credit, cancel or amend it).");
    }

    [Fact]
    public async Task SaidToBePaid_SaysHowLong()
    {
        await Given.Invoice("a-1");
        await Given.Did("a-1", new CaseCommand.ClaimPaid(new LocalDate(2026, 11, 18)));

        await Says("Nothing is sent: the customer says it was paid on Wed 18 Nov 2026.", "by the end of Mon 30 Nov 2026");
    }

    [Fact]
    public async Task Plan_NamesTheNextInstalment()
    {
        await Given.Invoice("a-1");
        await Given.Did("a-1", new CaseCommand.AgreePlan(
            [new Instalment(new LocalDate(2026, 12, 1), new MinorUnits(6000)), new Instalment(new LocalDate(2027, 1, 4), new MinorUnits(5900))]));

        await Says("Nothing is sent: payment plan, next instalment of 60.00 EUR on Tue 1 Dec 2026.");
    }

    [Fact]
    public async Task DirectDebit_IsWaitedForAndThenMissed()
    {
        await Given.Invoice("a-1", autoCollect: true);
        await Says("Nothing is sent: a direct debit collects it.");

        await Given.Until(2026, 12, 20);
        await Says("Waits for a person: collect the direct debit again, or let reminders start.");
    }

    [Fact]
    public async Task NoAddress_AsksForOne()
    {
        await Given.Invoice("a-1", email: null);
        await Given.Until(2026, 11, 26);

        await Says("Waits for a person: find a working address, or reach the customer in another way.");
    }

    [Fact]
    public async Task Complaint_IsAnsweredFirst()
    {
        await Given.Invoice("a-1");
        await Given.Happened("c-17", new CustomerEvent.ComplaintReceived(null), new CustomerEvent.TaskOpened("t-1", "complaint", "too many letters"));

        await Says("Waits for a person: answer the customer's complaint.");
    }

    [Fact]
    public async Task SmallRemainder_IsNotAskedFor()
    {
        await Given.Invoice("a-1");
        await Given.Paid("p-1", "118.00", "a-1");

        await Says("Nothing is sent: only 1.00 EUR is left, too little to ask for.");
    }

    [Fact]
    public async Task EndOfTheChain_WaitsForApproval()
    {
        await Given.Invoice("a-1");
        await Given.Until(2027, 2, 1);

        await Says("Waits for a person: approve the hand-over to collection.", "A lead approves or rejects it.");
    }

    [Fact]
    public async Task MessageUnderWay_SaysSo()
    {
        await Given.Invoice("a-1");
        Given.ChannelsAnswer(new HandOver.Unknown("the line was cut"));
        await Given.Until(Instant.FromUtc(2026, 11, 25, 8, 0));

        await Says("An early reminder is going out by e-mail right now.");
    }

    [Fact]
    public async Task Paid_IsOver()
    {
        await Given.Invoice("a-1");
        await Given.Paid("p-1", "119.00", "a-1");

        await Says("Nothing more happens: the invoice is paid.", "Closed on Fri 20 Nov 2026, 10:00 (Europe/Berlin).");
    }

    private async Task Says(params string[] sentences)
    {
        var card = (await _person.Open("/cases/a-1")).Card("outlook");
        Assert.All(sentences, sentence => Assert.Contains(sentence, card, StringComparison.Ordinal));
    }
}
