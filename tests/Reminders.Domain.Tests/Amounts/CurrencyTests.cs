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

        Assert.Equal(standard.Distinct().Order(StringComparer.Ordinal), Currency.Codes.Select(code => $"{code} {Currency.Of(code).Decimals}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void UnknownCode_IsRefusedByName() =>
        Assert.StartsWith("'EUX' is no ISO 4217 currency.", Assert.Throws<ArgumentException>(() => Currency.Of("EUX")).Message, StringComparison.Ordinal);

    [Fact]
    public void EqualAmounts_AreNeitherMoreNorLess()
    {
        var (one, same) = (new Money(100, Currency.Of("EUR")), new Money(100, Currency.Of("EUR")));

        Assert.True(one <= same && one >= same);
        Assert.False(one < same || one > same);
    }

    [Fact]
    public void TwoCurrencies_NeverMix()
    {
        var (euros, francs) = (new Money(100, Currency.Of("EUR")), new Money(100, Currency.Of("CHF")));

        Assert.Equal("EUR and CHF never mix.", Assert.Throws<InvalidOperationException>(() => francs + euros).Message);
    }
}
