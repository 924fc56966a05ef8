using FsCheck;
using FsCheck.Fluent;
using Reminders.Domain.Amounts;
using Reminders.Formats.Matching;

namespace Reminders.Formats.Tests.Matching;

/// <summary>What a payment may leave open: an agreed cash discount taken in time, and what banks kept.</summary>
public sealed class DifferenceTests
{
    private static readonly OpenInvoice Invoice = Given.Invoice("2026-1001", 11900);

    [Fact]
    public void Difference_IsNeverMoreThanATenth() => Assert.Equal(
        "? 2026-1001:300", Given.Line(300, "2026-1001", "Ada Example").Match(new MatchingPolicy { BankCharges = [Given.Euro(500)] }, Invoice with { Outstanding = Given.Euro(400) }).Said());

    [Theory]
    [InlineData(11662, "2026-1001:11662(238)")]
    [InlineData(11661, "2026-1001:11661(239)")]
    [InlineData(11500, "? 2026-1001:11500")]
    public void CashDiscount_InTime_IsForgiven(long minor, string said)
    {
        var policy = new MatchingPolicy { CashDiscountBasisPoints = 200, CashDiscountDays = 14 };

        Assert.Equal(said, Given.Line(minor, "2026-1001 abzgl. Skonto", "Ada Example").Match(policy, Invoice).Said());
        var late = Invoice with { IssueDate = Given.Today.PlusDays(-15) };
        Assert.StartsWith("?", Given.Line(minor, "2026-1001", "Ada Example").Match(policy, late).Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11400, "2026-1001:11400(500)")]
    [InlineData(11399, "? 2026-1001:11399")]
    public void BankCharges_UpToTheirLimit_AreForgiven(long minor, string said) => Assert.Equal(
        said, Given.Line(minor, "2026-1001", "Ada Example").Match(new MatchingPolicy { BankCharges = [new Money(500, Currency.Of("EUR"))] }, Invoice).Said());

    [Fact]
    public void DifferenceOverSeveralInvoices_IsBorneByEach_ToTheCent()
    {
        var policy = new MatchingPolicy { CashDiscountBasisPoints = 200, CashDiscountDays = 14, BankCharges = [Given.Euro(500)] };
        Prop.ForAll(
            (from amounts in Gen.Choose(1, 2_000_000).NonEmptyListOf() from kept in Gen.Choose(0, 500) select (Amounts: amounts.Take(4).ToList(), kept)).ToArbitrary(),
            sample =>
            {
                var owed = sample.Amounts.Sum(amount => (long)amount);
                var invoices = sample.Amounts.Select((amount, i) => Given.Invoice($"RE-{(i + 1) * 111_111}", amount)).ToArray();
                var line = Given.Line(owed - sample.kept, string.Join(", ", invoices.Select(invoice => invoice.Number)), "Ada Example");
                return line.Match(policy, invoices) is not Match.Certain certain
                    || (certain.Parts.Sum(part => part.Amount.Minor) + certain.Left.Minor == line.Amount.Minor
                        && certain.Parts.All(part => part.Amount.Minor >= 0
                            && part.Amount.Minor + (part.Difference?.Amount.Value ?? 0) == invoices.Single(invoice => invoice.InvoiceId == part.InvoiceId).Outstanding.Minor));
            }).QuickCheckThrowOnFailure();
    }
}
