using System.Globalization;
using Reminders.Domain.Amounts;

namespace Reminders.Web.Desk.Words;

/// <summary>Amounts with their thousands apart: 1,234.50 EUR.</summary>
internal static class Amounts
{
    public static string Digits(Money money)
    {
        var plain = money.ToDecimalString();
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? plain : plain[..point];
        var sign = whole.StartsWith('-') ? "\u2212" : "";
        var grouped = long.Parse(whole.AsSpan(whole.StartsWith('-') ? 1 : 0), CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);
        return sign + grouped + (point < 0 ? "" : plain[point..]);
    }

    public static string Text(Money money) => $"{Digits(money)} {money.Currency.Code}";

    public static string Text(MinorUnits amount, Currency currency) => Text(amount.In(currency));
}
