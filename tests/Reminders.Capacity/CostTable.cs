using System.Globalization;
using System.Text;

namespace Reminders.Capacity;

/// <summary>What a month costs for some numbers of invoices, as a table in Markdown.</summary>
public static class CostTable
{
    public static IReadOnlyList<long> Invoices { get; } = [10_000, 1_000_000, 100_000_000];

    public static string Of(CostInputs inputs)
    {
        var text = new StringBuilder();
        text.Append("| a month |").AppendJoin("|", Invoices.Select(many => $" {Number(many)} invoices ")).Append("|\n");
        text.Append("|---|").AppendJoin("|", Invoices.Select(_ => "--:")).Append("|\n");
        foreach (var (unit, price) in inputs.Prices.Units)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {price.What} |")
                .AppendJoin("|", Invoices.Select(many => $" {Cell(inputs, unit, price, many)} ")).Append("|\n");
        }

        text.Append("| what there is anyway |").AppendJoin("|", Invoices.Select(_ => $" {Money(Anyway(inputs.Prices))} ")).Append("|\n");
        text.Append("| **sum of what has a price** |").AppendJoin("|", Invoices.Select(many => $" **{Money(Total(inputs, many))}** ")).Append("|\n");
        text.Append("| for each invoice |")
            .AppendJoin("|", Invoices.Select(many => string.Create(CultureInfo.InvariantCulture, $" {Total(inputs, many) / many:F5} "))).Append("|\n");
        return text.ToString();
    }

    /// <summary>Units of a kind in a month. Records are held for as many months as the inputs say; the rest is used up.</summary>
    public static double Units(CostInputs inputs, string unit, long invoices) =>
        inputs.Operations.Lives.Sum(life => life.Share * life.Uses.GetValueOrDefault(unit)) * invoices
        * (unit.EndsWith("Kept", StringComparison.Ordinal) ? inputs.Operations.MonthsKept : 1);

    public static double Total(CostInputs inputs, long invoices) =>
        Anyway(inputs.Prices) + inputs.Prices.Units.Sum(price => Cost(price.Value, Units(inputs, price.Key, invoices)) ?? 0);

    private static double Anyway(Prices prices) => prices.Fixed.Values.Sum(price => price.Amount ?? 0);

    private static double? Cost(Price price, double units) => price.Amount * Math.Max(0, units - price.Free) / price.Per;

    private static string Cell(CostInputs inputs, string unit, Price price, long invoices)
    {
        var units = Units(inputs, unit, invoices);
        return Cost(price, units) is { } cost ? Money(cost) : $"{Number(units)}, no price known";
    }

    private static string Number(double number) => number switch
    {
        >= 1e9 => string.Create(CultureInfo.InvariantCulture, $"{number / 1e9:0.#} thousand million"),
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{number / 1e6:0.#} million"),
        _ => number.ToString("N0", CultureInfo.InvariantCulture),
    };

    private static string Money(double amount) => amount.ToString(amount < 100 ? "N2" : "N0", CultureInfo.InvariantCulture);
}
