using FsCheck;
using FsCheck.Fluent;
using Reminders.Domain.Amounts;

namespace Reminders.Domain.Tests.Amounts;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("119", "EUR", 11900)]
    [InlineData("119.00", "EUR", 11900)]
    [InlineData("-0.05", "EUR", -5)]
    [InlineData("119", "JPY", 119)]
    [InlineData("1.234", "KWD", 1234)]
    [InlineData("000000000000119", "EUR", 11900)]
    [InlineData("10000000000.00", "EUR", Money.MaxMinor)]
    public void PlainDecimal_IsReadToTheMinorUnit(string text, string currency, long minor)
    {
        Assert.Null(Money.Parse(text, Currency.Of(currency), out var money));
        Assert.Equal(minor, money.Minor);
    }

    [Theory]
    [InlineData("119.005", "EUR")]
    [InlineData("119.000", "EUR")]
    [InlineData("119.5", "JPY")]
    [InlineData("1e3", "EUR")]
    [InlineData("1,50", "EUR")]
    [InlineData("1.", "EUR")]
    [InlineData(".5", "EUR")]
    [InlineData("+5", "EUR")]
    [InlineData(" 5", "EUR")]
    [InlineData("", "EUR")]
    [InlineData("-", "EUR")]
    [InlineData("٣", "EUR")]
    [InlineData("10000000000.01", "EUR")]
    [InlineData("0000000000000119", "EUR")]
    [InlineData("99999999999999999999999999", "EUR")]
    public void AnythingElse_IsRefusedInWordsAndNeverRounded(string text, string currency) =>
        Assert.False(string.IsNullOrEmpty(Money.Parse(text, Currency.Of(currency), out _)));

    [Fact]
    public void WhatIsWritten_ReadsBackTheSame() => Prop.ForAll(
            ArbMap.Default.ArbFor<int>(),
            Gen.Elements(Currency.Codes.ToArray()).ToArbitrary(),
            (minor, code) =>
            {
                var money = new Money(minor, Currency.Of(code));
                return Money.Parse(money.ToDecimalString(), money.Currency, out var read) is null && read == money;
            })
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, "0.00 EUR")]
    [InlineData(5, "0.05 EUR")]
    [InlineData(-5, "-0.05 EUR")]
    public void Amount_IsWrittenWithItsDecimalsAndCurrency(long minor, string expected) =>
        Assert.Equal(expected, new Money(minor, Currency.Of("EUR")).ToString());

    [Fact]
    public void SumsDifferencesAndOrder_AreThoseOfTheMinorUnits() => Prop.ForAll(
            ArbMap.Default.ArbFor<int>(),
            ArbMap.Default.ArbFor<int>(),
            (left, right) =>
            {
                var (a, b) = (new Money(left, Currency.Of("EUR")), new Money(right, Currency.Of("EUR")));
                return (a + b).Minor == (long)left + right && (a - b).Minor == (long)left - right && (-a).Minor == -(long)left
                    && (a < b) == (left < right) && (a > b) == (left > right) && (a <= b) == (left <= right) && (a >= b) == (left >= right)
                    && a.IsPositive == (left > 0);
            })
        .QuickCheckThrowOnFailure();

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
