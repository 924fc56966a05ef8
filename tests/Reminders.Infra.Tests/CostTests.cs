using Reminders.Capacity;

namespace Reminders.Infra.Tests;

/// <summary>The costs in the README are calculated, from inputs that say where they come from.</summary>
public sealed class CostTests
{
    private static CostInputs Inputs { get; } = CostInputs.Read(Path.Combine(Sources.Infra, "costs"));

    [Fact]
    public void TableOfTheReadme_IsWhatTheInputsGive() =>
        Assert.Contains(CostTable.Of(Inputs), Sources.Read("infra", "README.md"), StringComparison.Ordinal);

    [Fact]
    public void Inputs_SayWhereTheyComeFrom()
    {
        Assert.Matches(@"^\d{4}-\d{2}-\d{2}$", Inputs.Prices.Date);
        Assert.Matches(@"\d{4}-\d{2}-\d{2}", Inputs.Operations.Source);
        Assert.All(Inputs.Prices.Units.Values.Concat(Inputs.Prices.Fixed.Values), price => Assert.Contains("https://", price.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void Lives_AddUp_AndEverythingTheyUseIsPriced()
    {
        Assert.Equal(1, Inputs.Operations.Lives.Sum(life => life.Share), 9);
        Assert.All(
            Inputs.Operations.Lives,
            life => Assert.Equal(Inputs.Prices.Units.Keys.Order(StringComparer.Ordinal), life.Uses.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void WhatIsFree_CostsNothing_AndTheRestItsPrice()
    {
        var life = new Life("one", 1, new Dictionary<string, double> { ["a"] = 10, ["bKept"] = 1 });
        var prices = new Dictionary<string, Price>
        {
            ["a"] = new("a", 2, 100, 500, "https://a"),
            ["bKept"] = new("b", 1, 1, 0, "https://b"),
        };
        var inputs = new CostInputs(new Operations("", 12, [life]), new Prices("", "", "", prices, new Dictionary<string, Price>()));

        Assert.Equal(12 * 10, CostTable.Total(inputs, 10), 9);
        Assert.Equal(2 * (1_000 - 500) / 100.0 + (12 * 100), CostTable.Total(inputs, 100), 9);
    }
}
