using System.Globalization;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Tests.Invoices;

public sealed class CaseFoldTests
{
    private static readonly Instant Later = Example.Start + Duration.FromHours(1);

    [Fact]
    public void NothingRegistered_IsNoInvoice()
    {
        Assert.False(Case.None.IsRegistered);
        Assert.True(Example.Invoice().IsRegistered);
    }

    [Fact]
    public void Amending_ReplacesWhatIsGiven_AndKeepsTheRest()
    {
        var once = Example.Invoice().With(Example.Start, new InvoiceAmended(null, "RF1", "https://pay.example/1", null, null));
        var twice = once.With(Example.Start, new InvoiceAmended(null, "RF2", null, null, null));

        Assert.Equal(("RF2", "https://pay.example/1"), (twice.PaymentReference, twice.PaymentUrl));
        var other = once.With(Example.Start, new InvoiceAmended(null, null, "https://pay.example/2", null, null));
        Assert.Equal(("RF1", "https://pay.example/2"), (other.PaymentReference, other.PaymentUrl));
    }

    [Fact]
    public void ReleaseOfAnotherContact_LeavesTheOneUnderWay()
    {
        var underWay = Example.Invoice().With(Example.Start, new ReminderIntended("m2", 1, "soft", 1, "email", 0, ["A"], Example.Start, []));

        Assert.NotNull(underWay.With(Later, new ContactReleased("m1", "the claim ran out")).OpenIntent);
        Assert.Null(underWay.With(Later, new ContactReleased("m2", "the claim ran out")).OpenIntent);
    }

    [Fact]
    public void TaskThatIsNotOpen_CompletedAllTheSame_ChangesNothingElse()
    {
        var state = Example.Invoice().With(Example.Start, new TaskOpened("A-2", TaskKind.Review, "review", "look"));

        Assert.Equal(state.OpenTasks, state.With(Later, new TaskCompleted("A-9", TaskKind.Review, "done", null)).OpenTasks);
    }

    [Fact]
    public void StepsMoved_KeepTheLatestDayBeforeWhichNothingHappens()
    {
        var moved = Example.Invoice().With(Example.Start, new SegmentChanged("regular", "new", Later));

        Assert.Equal(Later, moved.With(Example.Start, new SegmentChanged("new", "regular", null)).NotBefore);
        Assert.Equal(Later, moved.With(Example.Start, new SegmentChanged("new", "regular", Example.Start)).NotBefore);
        Assert.Equal(Later + Duration.Epsilon, moved.With(Example.Start, new SegmentChanged("new", "regular", Later + Duration.Epsilon)).NotBefore);
    }

    [Fact]
    public void PaymentThatIsDecided_IsProposedAgainOnlyAfterThatWasTakenBack()
    {
        var decided = Example.Invoice().With(Example.Start, Proposal(0), new PaymentProposalEnded("bank", "p1"));

        Assert.Empty(decided.With(Later, Proposal(0)).Proposed);
        Assert.Single(decided.With(Later, new PaymentProposalEnded("bank", "p1")).DecidedPayments);
        Assert.Single(decided.With(Later, Proposal(1)).Proposed);
    }

    [Theory]
    [InlineData("2", 200)]
    [InlineData("2.25", 225)]
    [InlineData("20", 2000)]
    [InlineData("0.01", 1)]
    [InlineData("20.01", null)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("2.255", null)]
    public void CashDiscount_IsMoreThanNothing_AtMostTwentyPercent_WithTwoDecimals(string percent, int? basisPoints)
    {
        Assert.Equal(basisPoints, CashDiscount.BasisPointsOf(decimal.Parse(percent, CultureInfo.InvariantCulture)));
        Assert.Equal(2.25m, new CashDiscount(225, Example.Due).ToPercent());
    }

    [Fact]
    public void CashDiscount_OfMoreCreditedThanInvoiced_IsNothing() => Assert.Equal(0, CashDiscount.Largest([new CashDiscount(200, Example.Due)], -5, Example.Issued));

    private static PaymentProposed Proposal(int retractions) => new("bank", "p1", new MinorUnits(500)) { Retractions = retractions };
}
