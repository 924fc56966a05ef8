using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Reminders.Domain.Amounts;

namespace Reminders.Formats.Meaning;

/// <summary>How a gateway writes amounts: whole units of its own choice, which for some currencies is not ISO 4217's, or decimals.</summary>
internal sealed class GatewayAmounts
{
    private readonly bool _decimals;
    private readonly FrozenDictionary<string, int> _exponents;

    private GatewayAmounts(bool decimals, params (string Currency, int Decimals)[] exponents)
    {
        _decimals = decimals;
        _exponents = exponents.ToFrozenDictionary(entry => entry.Currency, entry => entry.Decimals);
    }

    /// <summary>ISK and UGX are written with two decimals for old times' sake, MGA with none.</summary>
    public static GatewayAmounts Stripe { get; } = new(decimals: false, ("ISK", 2), ("UGX", 2), ("MGA", 0));

    /// <summary>Adyen's list of currency codes names these four as differing from ISO 4217.</summary>
    public static GatewayAmounts Adyen { get; } = new(decimals: false, ("CLP", 2), ("CVE", 0), ("IDR", 0), ("ISK", 2));

    public static GatewayAmounts MinorUnits { get; } = new(decimals: false);

    /// <summary>Plain decimals as text. Zeros beyond the currency's decimals are no more precise and let through.</summary>
    public static GatewayAmounts Decimals { get; } = new(decimals: true);

    /// <summary>Null, or what is wrong. Negative amounts are wrong everywhere: the kind of event tells the direction.</summary>
    public string? Read(JsonElement? amount, string? currencyCode, out Money money)
    {
        money = default;
        if (currencyCode is null || !Currency.TryOf(currencyCode.ToUpperInvariant(), out var currency))
        {
            return "the currency is no ISO 4217 currency";
        }

        if (_decimals)
        {
            return amount is { ValueKind: JsonValueKind.String } text
                ? Checked(Money.Parse(WithoutSpareZeros(text.GetString()!, currency), currency, out money), money)
                : "the amount must be a decimal in quotes";
        }

        return amount is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var units)
            ? FromUnits(units, currency, out money)
            : "the amount must be a whole number";
    }

    private static string? Checked(string? problem, Money money) =>
        problem is not null ? $"the amount {problem}"
        : money.Minor < 0 ? "the amount has the wrong sign"
        : null;

    private static string WithoutSpareZeros(string text, Currency currency)
    {
        var point = text.IndexOf('.');
        var keep = point < 0 ? text.Length : point + 1 + currency.Decimals;
        return point >= 0 && text.Length > keep && text.AsSpan(keep).IndexOfAnyExcept('0') < 0
            ? text[..(currency.Decimals == 0 ? point : keep)]
            : text;
    }

    private string? FromUnits(long units, Currency currency, out Money money)
    {
        money = default;
        if (units is < 0 or > Money.MaxMinor)
        {
            return units < 0 ? "the amount has the wrong sign" : "the amount is absurdly large";
        }

        var exponent = _exponents.GetValueOrDefault(currency.Code, currency.Decimals);
        var unitsPerMajor = 1L;
        for (var i = 0; i < exponent; i++)
        {
            unitsPerMajor *= 10;
        }

        var scaled = units * (decimal)currency.MinorPerMajor / unitsPerMajor;
        if (scaled != decimal.Truncate(scaled) || scaled > Money.MaxMinor)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the amount {units} is no whole number of {currency.Code}'s smallest unit");
        }

        money = new Money((long)scaled, currency);
        return null;
    }
}
