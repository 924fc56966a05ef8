using Reminders.Domain.Amounts;
using Reminders.Tests;

namespace Reminders.Domain.Tests.Amounts;

public sealed class CurrencyTests
{
    [SharedDataFact("currency/iso4217.csv")]
    public void ActiveCurrenciesOfTheStandard_AreKnownWithTheirDecimals_AndNoOthers()
    {
        var standard = File.ReadLines(SharedData.PathOf("currency/iso4217.csv"))
            .Skip(1)
            .Select(line => line.Split(',')[^4..])
            .Where(fields => fields is [{ Length: 3 }, _, not ("" or "-"), ""])
            .Select(fields => $"{fields[0]} {fields[2]}");
        var known = Currency.Codes.Select(code => $"{code} {Currency.Of(code).Decimals}");

        Assert.Equal(standard.Distinct().Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void UnknownCode_IsRefusedByName() =>
        Assert.StartsWith("'EUX' is no ISO 4217 currency.", Assert.Throws<ArgumentException>(() => Currency.Of("EUX")).Message, StringComparison.Ordinal);
}
