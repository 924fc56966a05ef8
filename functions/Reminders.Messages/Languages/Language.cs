using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Amounts;

namespace Reminders.Messages;

/// <summary>
/// How a language writes amounts and dates. The shipped languages are spelled out here, so that a message is the same on
/// every host, also where no ICU data is installed; a tenant's further language takes the host's culture.
/// </summary>
public sealed class Language
{
    private const char NoBreakSpace = '\u00A0';

    private static readonly Language English = new(
        Spell(",", ".", symbolFirst: true, "January February March April May June July August September October November December"),
        "d MMMM uuuu",
        "d MMM uuuu");

    private static readonly Language German = new(
        Spell(".", ",", symbolFirst: false, "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        "d. MMMM uuuu",
        "dd.MM.uuuu");

    private readonly NumberFormatInfo _numbers;
    private readonly LocalDatePattern _long;
    private readonly LocalDatePattern _short;

    private Language(CultureInfo culture, string longDate, string shortDate)
    {
        _numbers = culture.NumberFormat;
        _long = LocalDatePattern.Create(longDate, culture);
        _short = LocalDatePattern.Create(shortDate, culture);
    }

    /// <summary>The conventions for a tag, by its language: de-AT writes as de.</summary>
    public static Language Of(string tag) => Locales.LanguageOf(tag) switch
    {
        "en" => English,
        "de" => German,
        _ => new(CultureInfo.GetCultureInfo(tag), "d MMMM uuuu", "d MMM uuuu"),
    };

    /// <summary>30 November 2026.</summary>
    public string Date(LocalDate date) => _long.Format(date);

    /// <summary>30 Nov 2026, for an SMS.</summary>
    public string ShortDate(LocalDate date) => _short.Format(date);

    /// <summary>The amount with the currency's own decimals. Its parts never come apart at a line's end.</summary>
    public string Amount(Money money)
    {
        var symbol = Symbol(money.Currency);
        var numbers = (NumberFormatInfo)_numbers.Clone();
        numbers.CurrencySymbol = symbol;
        numbers.CurrencyDecimalDigits = money.Currency.Decimals;
        if (symbol.Length > 1 && numbers.CurrencyPositivePattern == 0)
        {
            // A code needs the space that a symbol does without: CHF 5.00, €5.00.
            numbers.CurrencyPositivePattern = 2;
            numbers.CurrencyNegativePattern = 9;
        }

        return (money.Minor / (decimal)money.Currency.MinorPerMajor).ToString("C", numbers).Replace(' ', NoBreakSpace);
    }

    // Only symbols that mean one currency to a European reader; a krona or a second dollar keeps its code.
    private static string Symbol(Currency currency) => currency.Code switch
    {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        var code => code,
    };

    private static CultureInfo Spell(string group, string point, bool symbolFirst, string months)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.CurrencyGroupSeparator = group;
        culture.NumberFormat.CurrencyDecimalSeparator = point;
        culture.NumberFormat.CurrencyPositivePattern = symbolFirst ? 0 : 3;
        culture.NumberFormat.CurrencyNegativePattern = symbolFirst ? 1 : 8;
        string[] names = [.. months.Split(' '), ""];
        culture.DateTimeFormat.MonthNames = names;
        culture.DateTimeFormat.MonthGenitiveNames = names;
        return CultureInfo.ReadOnly(culture);
    }
}
