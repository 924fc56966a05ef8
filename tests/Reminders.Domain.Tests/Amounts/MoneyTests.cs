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
    [InlineData("10000000001", "EUR")]
    [InlineData("99999999999999999999999999", "EUR")]
    public void AnythingElse_IsRefusedInWordsAndNeverRounded(string text, string currency) =>
        Assert.NotNull(Money.Parse(text, Currency.Of(currency), out _));

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

    [Fact]
    public void TwoCurrencies_NeverMix() =>
        Assert.Throws<InvalidOperationException>(() => Money.Zero(Currency.Of("EUR")) + Money.Zero(Currency.Of("SEK")));
}
