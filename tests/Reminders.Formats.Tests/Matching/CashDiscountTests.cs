using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Reminders.Domain.Invoices;
using Reminders.Formats.Matching;

namespace Reminders.Formats.Tests.Matching;

/// <summary>What an invoice's own terms let its customer keep: up to the share of each tier, until its last day.</summary>
public sealed class CashDiscountTests
{
    private static readonly Gen<Sample> Samples =
        from minor in Gen.Choose(100, 2_000_000)
        from share in Gen.Choose(1, 2000)
        from days in Gen.Choose(1, 60)
        from later in Gen.Choose(1, 60)
        select new Sample(minor, share, days, later);

    [Fact]
    public void PaymentShortByTheDiscount_OnItsLastDay_SettlesIt_AndOneCentLessOrOneDayLaterDoesNot() => Prop.ForAll(Samples.ToArbitrary(), sample =>
    {
        var invoice = sample.Invoice(sample.Tier);
        var kept = sample.Tier.Of(sample.Minor);
        return kept == 0 || (
            Posts(invoice, sample.Minor - kept, sample.Tier.Until) == kept
            && Posts(invoice, sample.Minor - kept, sample.Tier.Until.PlusDays(1)) == 0
            && Posts(invoice, sample.Minor - kept - 1, sample.Tier.Until) == 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnythingBetweenTheDiscountAndAll_SettlesItInTime() => Prop.ForAll(
        Samples.SelectMany(sample => Gen.Choose(0, (int)sample.Tier.Of(sample.Minor)).Select(missing => (sample, missing))).ToArbitrary(),
        one => Posts(one.sample.Invoice(one.sample.Tier), one.sample.Minor - one.missing, one.sample.Tier.Until) == one.missing).QuickCheckThrowOnFailure();

    [Fact]
    public void OfSeveralTiers_TheBestThatIsStillInTimeHolds() => Prop.ForAll(Samples.ToArbitrary(), sample =>
    {
        var second = new CashDiscount(Math.Max(1, sample.Share / 2), sample.Tier.Until.PlusDays(sample.Later));
        var invoice = sample.Invoice(second, sample.Tier);
        var (most, less) = (sample.Tier.Of(sample.Minor), second.Of(sample.Minor));
        return most == less || less == 0 || (
            Posts(invoice, sample.Minor - most, sample.Tier.Until) == most
            && Posts(invoice, sample.Minor - most, sample.Tier.Until.PlusDays(1)) == 0
            && Posts(invoice, sample.Minor - less, second.Until) == less
            && Posts(invoice, sample.Minor - less, second.Until.PlusDays(1)) == 0);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(11900, 200, null, 238)]
    [InlineData(11925, 200, null, 239)]
    [InlineData(11924, 200, null, 238)]
    [InlineData(11900, 200, 10000L, 200)]
    [InlineData(11900, 200, 99999L, 238)]
    [InlineData(1_000_000_000_000, 2000, null, 200_000_000_000)]
    public void Discount_IsAShareOfTheInvoiceOrOfWhatItSays_RoundedToTheCent(long invoiced, int share, long? of, long kept) => Assert.Equal(
        kept, new CashDiscount(share, Given.Today) { Base = of is { } part ? new Domain.Amounts.MinorUnits(part) : null }.Of(invoiced));

    [Fact]
    public void RestAfterAPartPaymentAndACreditNote_MayBeShortByTheShareOfWhatIsInvoiced()
    {
        // 119.00 asked for, 19.00 credited, 90.00 paid: 2 % of 100.00 is more than a tenth of the rest.
        var invoice = Given.Invoice("2026-1001", 1000) with { Invoiced = 10000, CashDiscounts = [new CashDiscount(200, Given.Today)] };

        Assert.Equal("2026-1001:800(200)", Given.Line(800, "2026-1001", "Ada Example").Match(invoice).Said());
        Assert.Equal("? 2026-1001:799", Given.Line(799, "2026-1001", "Ada Example").Match(invoice).Said());
    }

    [Fact]
    public void CreditorsOwnDiscount_HoldsBeside_WhicheverIsKinder()
    {
        var policy = new MatchingPolicy { CashDiscountBasisPoints = 300, CashDiscountDays = 5 };
        var invoice = Given.Invoice("2026-1001", 10000) with { Invoiced = 10000, CashDiscounts = [new CashDiscount(200, Given.Today)] };
        var early = Given.Line(9700, "2026-1001", "Ada Example") with { BookedOn = invoice.IssueDate.PlusDays(5) };

        Assert.Equal("2026-1001:9700(300)", early.Match(policy, invoice).Said());
        Assert.Equal("2026-1001:9800(200)", Given.Line(9800, "2026-1001", "Ada Example").Match(policy, invoice).Said());
        Assert.Equal("? 2026-1001:9700", Given.Line(9700, "2026-1001", "Ada Example").Match(policy, invoice).Said());
    }

    [Fact]
    public void SeveralInvoices_EachBearsItsOwnDiscount()
    {
        var with = Given.Invoice("RE-111111", 10000) with { Invoiced = 10000, CashDiscounts = [new CashDiscount(200, Given.Today)] };
        var without = Given.Invoice("RE-777777", 5000) with { Invoiced = 5000 };

        Assert.Equal(
            "RE-111111:9800(200) RE-777777:5000", Given.Line(14800, "RE-111111, RE-777777", "Ada Example").Match(with, without).Said());
        Assert.StartsWith("?", Given.Line(14799, "RE-111111, RE-777777", "Ada Example").Match(with, without).Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void WherePartsAreToldAsParts_NothingIsKept() => Assert.Equal(
        "? 2026-1001:9800",
        Given.Line(9800, "2026-1001", "Ada Example").Match(
            MatchingPolicy.Default.WithoutDifferences(),
            Given.Invoice("2026-1001", 10000) with { Invoiced = 10000, CashDiscounts = [new CashDiscount(200, Given.Today)] }).Said());

    // What was let pass; 0 if the payment settled nothing or is in full.
    private static long Posts(OpenInvoice invoice, long minor, LocalDate bookedOn) =>
        (Given.Line(minor, invoice.Number, "Ada Example") with { BookedOn = bookedOn }).Match(invoice) is Match.Certain { Parts: [{ Difference: { } kept }] }
            ? kept.Amount.Value
            : 0;

    private sealed record Sample(int Minor, int Share, int Days, int Later)
    {
        public CashDiscount Tier => new(Share, Given.Today.PlusDays(Days));

        public OpenInvoice Invoice(params CashDiscount[] tiers) => Given.Invoice("2026-1001", Minor) with { Invoiced = Minor, CashDiscounts = [.. tiers] };
    }
}
