using System.Collections.Frozen;
using Reminders.Domain.Amounts;
using Reminders.Domain.Policies;

namespace Reminders.Domain.Tests.Policies;

public sealed class PolicyTests
{
    [Fact]
    public void NamesThatAPolicyDoesNotHave_AreNotFound()
    {
        Assert.Null(Example.Standard.FindSegment("gone"));
        Assert.Null(Example.Standard.FindCharge("gone"));
        Assert.Null(Example.Standard.FindSegment("regular")!.FindStep("gone"));
    }

    [Theory]
    [InlineData(10_000, "EUR", true)]
    [InlineData(9_999, "EUR", false)]
    [InlineData(10_000, "CHF", false)]
    public void SegmentOfLargeInvoices_BeginsAtItsAmount_InTheCurrenciesItNames(long minor, string currency, bool holds)
    {
        var large = new SegmentCondition { AmountAtLeast = new Dictionary<string, long> { ["EUR"] = 10_000 }.ToFrozenDictionary() };

        Assert.Equal(holds, large.Holds(new SegmentFacts(Example.Customer, new Money(minor, Currency.Of(currency)), false, Example.Issued)));
        Assert.False(large.IsAlways);
        Assert.True(new SegmentCondition().IsAlways);
    }

    [Fact]
    public void Bounds_IncludeBothEnds()
    {
        var bounds = new Bounds(3, 5);

        Assert.Equal([3, 4, 5], Enumerable.Range(0, 9).Where(bounds.Hold));
        Assert.True(new Bounds(null, null).Hold(int.MinValue));
    }

    [Fact]
    public void Template_IsNamedLikeItsStep_UnlessThePolicySaysOtherwise()
    {
        var step = Example.Standard.FindSegment("regular")!.FindStep("soft")!;

        Assert.Equal(("soft", "gentle"), (step.TemplateName, (step with { Template = "gentle" }).TemplateName));
    }
}
