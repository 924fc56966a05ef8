using System.Text.Json;

namespace Reminders.Capacity;

/// <summary>What a month is made of.</summary>
public sealed record CostInputs(Operations Operations, Prices Prices)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static CostInputs Read(string folder) => new(Load<Operations>(folder, "operations.json"), Load<Prices>(folder, "prices.json"));

    private static T Load<T>(string folder, string name) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(folder, name)), Web) ?? throw new InvalidDataException(name);
}

/// <summary>How often each kind of life happens (shares add up to 1) and what one takes.</summary>
/// <param name="Source">Where the counts come from.</param>
/// <param name="MonthsKept">Months of cases whose records are held.</param>
public sealed record Operations(string Source, double MonthsKept, Life[] Lives);

/// <summary>One invoice from posting to its end. Counts, megabytes and gigabyte-seconds of that one invoice.</summary>
public sealed record Life(string Name, double Share, IReadOnlyDictionary<string, double> Uses);

/// <summary>Prices at a date. A unit without a price is not in the total and said so.</summary>
public sealed record Prices(string Date, string Currency, string Region, IReadOnlyDictionary<string, Price> Units, IReadOnlyDictionary<string, Price> Fixed);

/// <param name="Amount">For <paramref name="Per"/> units; null where no public price was found.</param>
/// <param name="Free">Units of a month that cost nothing.</param>
public sealed record Price(string What, double? Amount, double Per, double Free, string Source);
