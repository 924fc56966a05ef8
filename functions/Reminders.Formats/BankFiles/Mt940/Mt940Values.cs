using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Formats.BankFiles.Camt;

namespace Reminders.Formats.BankFiles.Mt940;

/// <summary>Balances and entries (:60F:, :61:, :62F:).</summary>
internal static partial class Mt940Values
{
    private const int Pivot = 80;

    public static BankBalance Balance(Mt940Field field, string code)
    {
        var parts = BalancePattern().Match(field.Text);
        if (!parts.Success)
        {
            throw Wrong(field, "must be C or D, a date (YYMMDD), a currency and an amount, such as C261130EUR1234,56");
        }

        var currency = Currency.TryOf(parts.Groups["currency"].Value, out var known) ? known : throw Wrong(field, "is in no ISO 4217 currency");
        var amount = Amount(field, parts.Groups["amount"].Value, currency);
        return new BankBalance(code, parts.Groups["mark"].Value == "C" ? amount : -amount, Date(field, parts.Groups["day"].Value));
    }

    /// <summary>What :61: says; its :86: comes later.</summary>
    public static BankEntry Entry(Mt940Field field, Currency currency)
    {
        var lines = field.Text.Split('\n');
        var parts = EntryPattern().Match(lines[0]);
        if (!parts.Success)
        {
            throw Wrong(field, "must be a date (YYMMDD), C, D, RC or RD, an amount with a comma, a type of four letters and a reference");
        }

        var valueOn = Date(field, parts.Groups["value"].Value);
        var mark = parts.Groups["mark"].Value;
        var reference = parts.Groups["rest"].Value;
        var split = reference.IndexOf("//", StringComparison.Ordinal);
        return new BankEntry(field.Line, Mt940Reader.Place(field), Amount(field, parts.Groups["amount"].Value, currency), mark is "C" or "RD" or "EC")
        {
            IsReversal = mark is "RC" or "RD",
            Status = mark is "EC" or "ED" ? "PDNG" : "BOOK",
            ValueOn = valueOn,
            BookedOn = parts.Groups["booked"] is { Success: true } booked ? BookedOn(field, booked.Value, valueOn) : null,
            OwnCode = parts.Groups["type"].Value,
            EntryReference = CamtTransaction.Given(Text(split < 0 ? reference : reference[..split])),
            BankReference = split < 0 ? null : CamtTransaction.Given(Text(reference[(split + 2)..])),
            Text = lines.Length > 1 ? Text(lines[1]) : null,
        };
    }

    private static string? Text(string text) => text.Trim() is { Length: > 0 } said ? said : null;

    private static LocalDate Date(Mt940Field field, string written)
    {
        var year = int.Parse(written.AsSpan(0, 2), CultureInfo.InvariantCulture);
        return Date(field, year + (year < Pivot ? 2000 : 1900), written[2..]);
    }

    private static LocalDate Date(Mt940Field field, int year, string monthAndDay)
    {
        var month = int.Parse(monthAndDay.AsSpan(0, 2), CultureInfo.InvariantCulture);
        var day = int.Parse(monthAndDay.AsSpan(2, 2), CultureInfo.InvariantCulture);
        return month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : throw Wrong(field, "holds a date that there is not");
    }

    // Month and day alone: of the year in which it is nearest to the value date. 29 February has one year only.
    private static LocalDate BookedOn(Mt940Field field, string written, LocalDate valueOn)
    {
        var days = new[] { -1, 0, 1 }
            .Select(offset => valueOn.Year + offset)
            .Where(year => written != "0229" || CalendarSystem.Iso.IsLeapYear(year))
            .Select(year => Date(field, year, written))
            .ToList();
        return days.Count == 0 ? Date(field, valueOn.Year, written) : days.MinBy(day => Math.Abs(Period.DaysBetween(day, valueOn)));
    }

    // 1234,5 and 1234, are amounts, too.
    private static Money Amount(Mt940Field field, string written, Currency currency)
    {
        var comma = written.IndexOf(',', StringComparison.Ordinal);
        var decimals = written[(comma + 1)..];
        while (decimals.Length > currency.Decimals && decimals[^1] == '0')
        {
            decimals = decimals[..^1];
        }

        return Money.Parse(decimals.Length == 0 ? written[..comma] : $"{written[..comma]}.{decimals}", currency, out var money) is { } problem
            ? throw Wrong(field, problem)
            : money;
    }

    private static BankFileException Wrong(Mt940Field field, string detail) => new(Mt940Reader.Place(field), detail);

    [GeneratedRegex(@"^(?<mark>[CD])(?<day>[0-9]{6})(?<currency>[A-Z]{3})(?<amount>[0-9]{1,18},[0-9]{0,5})\s*$", RegexOptions.None, 1000)]
    private static partial Regex BalancePattern();

    [GeneratedRegex(
        @"^(?<value>[0-9]{6})(?<booked>[0-9]{4})?(?<mark>R[CD]|E[CD]|[CD])[A-Z]?(?<amount>[0-9]{1,18},[0-9]{0,5})(?<type>[A-Z][A-Z0-9]{3})(?<rest>.*)$",
        RegexOptions.None, 1000)]
    private static partial Regex EntryPattern();
}
