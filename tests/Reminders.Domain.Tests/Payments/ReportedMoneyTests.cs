using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;
using static Reminders.Domain.Payments.PaymentEvent;

namespace Reminders.Domain.Tests.Payments;

public sealed class ReportedMoneyTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 6, 1, 8, 0);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ChargebackUndone_DoesNotUndoARefund(bool isTotal)
    {
        var money = Of(
            Report(PaymentNews.Paid, 1_000),
            Report(PaymentNews.Refunded, 300) with { MovementId = "refund", IsTotal = isTotal },
            Report(PaymentNews.ChargedBack, 200) with { MovementId = "dispute" },
            Report(PaymentNews.Reinstated, 200) with { MovementId = "dispute" });

        Assert.Equal((1_000, 300, false), (money.Received, money.Returned, money.IsContested));
    }

    [Fact]
    public void RefundUndone_DoesNotUndoAChargeback()
    {
        var money = Of(
            Report(PaymentNews.Paid, 1_000),
            Report(PaymentNews.Refunded, 300) with { MovementId = "refund" },
            Report(PaymentNews.ChargedBack, 200) with { MovementId = "dispute" },
            Report(PaymentNews.Reinstated, 300) with { MovementId = "refund" });

        Assert.Equal((1_000, 200, true), (money.Received, money.Returned, money.IsContested));
    }

    [Theory]
    [InlineData(60, true)] // the attempt that another one follows
    [InlineData(61, false)] // that one failed as well
    public void FailureAfterAnotherAttemptWasAnnounced_IsFinalWhenItIsNotThatOne(int minutes, bool isPending)
    {
        var money = Of(
            Report(PaymentNews.Failed) with { RetryComing = true, OccurredAt = Start },
            Report(PaymentNews.Failed) with { OccurredAt = Start + Duration.FromMinutes(minutes) },
            Report(PaymentNews.Pending) with { OccurredAt = Start - Duration.FromDays(1) });

        Assert.Equal((isPending, !isPending), (money.IsPending, money.HasFailed));
    }

    [Fact]
    public void DebitThatFailsInTheMomentItIsConfirmed_CountsAsPaid()
    {
        Assert.Equal(0, Of(Report(PaymentNews.Paid, 500) with { OccurredAt = Start }, Report(PaymentNews.Failed) with { OccurredAt = Start }).Returned);
        Assert.Equal(500, Of(Report(PaymentNews.Paid, 500) with { OccurredAt = Start }, Report(PaymentNews.Failed) with { OccurredAt = Start + Duration.Epsilon }).Returned);
    }

    [Fact]
    public void WholePaymentChargedBackAndReinstatedInOneMoment_IsHere() => Assert.False(Of(
        Report(PaymentNews.Paid, 500),
        Report(PaymentNews.ChargedBack) with { OccurredAt = Start },
        Report(PaymentNews.Reinstated) with { OccurredAt = Start }).IsContested);

    [Fact]
    public void ReferenceOfTheMoneyItself_ComesBeforeWhatWasReported()
    {
        var received = new PaymentReceived("bank", "p", new MinorUnits(300), "EUR", new LocalDate(2026, 6, 1), null, "RF1", null);
        var payment = Payment.None.Evolve(Report(PaymentNews.Pending) with { PaymentReference = "RF2" }, Start).Evolve(received, Start);

        Assert.Equal("RF1", payment.NamedReference);
    }

    [Fact]
    public void PartsTakenBackTogether_AreTakenFromBothInvoices()
    {
        var payment = new PaymentEvent[]
        {
            new PaymentReceived("bank", "p", new MinorUnits(300), "EUR", new LocalDate(2026, 6, 1), null, null, null),
            new PaymentAssigned([new Allocation("A", new MinorUnits(100)), new Allocation("B", new MinorUnits(200))]),
            new PaymentUnassigned([0, 1], null),
        }.Aggregate(Payment.None, (state, fact) => state.Evolve(fact, Start));

        Assert.Equal((1, 1), (payment.TimesTakenFrom("A"), payment.TimesTakenFrom("B")));
        Assert.Equal((0L, 0L, 300L), (payment.LeftOf(0), payment.LeftOf(1), payment.AssignableMinor));
    }

    private static PaymentReported Report(PaymentNews news, long? amount = null) =>
        new("shop", "p", "e", news) { Amount = amount is { } minor ? new MinorUnits(minor) : null };

    private static ReportedMoney Of(params ImmutableArray<PaymentReported> reports) => ReportedMoney.Of(reports);
}
