using System.Globalization;

namespace Reminders.Domain.Amounts;

/// <summary>A whole number of minor units (cents) in one currency. Currencies never mix and nothing is ever rounded.</summary>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    /// <summary>The largest amount that is accepted, in minor units: ten billion with two decimals.</summary>
    public const long MaxMinor = 1_000_000_000_000;

    public bool IsPositive => Minor > 0;

    public static Money Zero(Currency currency) => new(0, currency);

    public static Money operator +(Money left, Money right) => left with { Minor = left.Minor + right.SameAs(left).Minor };

    public static Money operator -(Money left, Money right) => left with { Minor = left.Minor - right.SameAs(left).Minor };

    public static Money operator -(Money money) => money with { Minor = -money.Minor };

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>
    /// Reads a plain decimal ("119", "119.00", "-5.5"). Answers what is wrong in words a sender can act on, else null.
    /// </summary>
    public static string? Parse(string text, Currency currency, out Money money)
    {
        money = Zero(currency);
        var digits = text.AsSpan();
        var negative = digits.Length > 0 && digits[0] == '-';
        digits = negative ? digits[1..] : digits;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        if (!AllDigits(whole) || (point >= 0 && !AllDigits(fraction)))
        {
            return "must be a decimal number with a point, such as 119.00";
        }

        if (fraction.Length > currency.Decimals)
        {
            return $"has {fraction.Length} decimals; {currency.Code} has {currency.Decimals}";
        }

        if (whole.Length > 15)
        {
            return TooLarge(currency);
        }

        var minor = long.Parse(whole, CultureInfo.InvariantCulture) * (decimal)currency.MinorPerMajor;
        var scale = currency.MinorPerMajor;
        foreach (var digit in fraction)
        {
            scale /= 10;
            minor += (digit - '0') * scale;
        }

        if (minor > MaxMinor)
        {
            return TooLarge(currency);
        }

        money = new Money(negative ? -(long)minor : (long)minor, currency);
        return null;
    }

    public int CompareTo(Money other) => Minor.CompareTo(other.SameAs(this).Minor);

    /// <summary>The plain decimal with all the currency's decimals, invariant: 119.00.</summary>
    public string ToDecimalString()
    {
        var absolute = Math.Abs(Minor);
        var sign = Minor < 0 ? "-" : "";
        if (Currency.Decimals == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{absolute}");
        }

        var whole = absolute / Currency.MinorPerMajor;
        var fraction = (absolute % Currency.MinorPerMajor).ToString(CultureInfo.InvariantCulture).PadLeft(Currency.Decimals, '0');
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{whole}.{fraction}");
    }

    public override string ToString() => $"{ToDecimalString()} {Currency.Code}";

    private static string TooLarge(Currency currency) => $"is larger than {new Money(MaxMinor, currency)}";

    private static bool AllDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private Money SameAs(Money other) =>
        Currency == other.Currency ? this : throw new InvalidOperationException($"{Currency} and {other.Currency} never mix.");
}
