using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;

namespace Reminders.Formats.EInvoices;

/// <summary>
/// What payment terms in words (BT-20) say. XRechnung writes cash discounts as <c>#SKONTO#TAGE=7#PROZENT=2.00#</c>, one a line; people
/// write "30 Tage netto", "net 30 days" or "bis zum 14.08.2016".
/// </summary>
public static partial class PaymentTerms
{
    private const int MaxDays = CashDiscount.MaxDays;
    private const int MaxLength = 2000;

    private static readonly ImmutableArray<LocalDatePattern> Dates =
        [LocalDatePattern.CreateWithInvariantCulture("d.M.yyyy"), LocalDatePattern.Iso];

    /// <summary>
    /// The due date by rule, first that holds: the document's own (BT-9); the longest term that is without a discount; a single date after
    /// the issue date; a single number of days; so many days after the issue date as the creditor usually gives.
    /// </summary>
    /// <returns>The date, and in a few words where it comes from.</returns>
    public static (LocalDate DueDate, string Source) DueDate(EInvoice invoice, int usualDays)
    {
        if (invoice.DueDate is { } stated)
        {
            return (stated, "due date (BT-9)");
        }

        var text = invoice.Terms is { } terms ? terms[..Math.Min(terms.Length, MaxLength)] : "";
        var lines = Lines(text).ToList();
        var net = lines.Where(line => line.Percent == 0).Select(line => line.Days)
            .Concat(Numbers(NetDays().Matches(text))).DefaultIfEmpty().Max();
        if (net > 0)
        {
            return (invoice.IssueDate.PlusDays(net), $"{net} days net (BT-20)");
        }

        if (DatesIn(text).Where(date => date >= invoice.IssueDate).Distinct().ToList() is [var only])
        {
            return (only, "date in the terms (BT-20)");
        }

        return lines.Count == 0 && Numbers(AnyDays().Matches(text)).Distinct().ToList() is [var days] && !SaysDiscount().IsMatch(text)
            ? (invoice.IssueDate.PlusDays(days), $"{days} days (BT-20)")
            : (invoice.IssueDate.PlusDays(usualDays), $"{usualDays} days, as usual: the document says no day");
    }

    /// <summary>
    /// What may be kept when paying early: fields of its own where a syntax has them, and XRechnung's lines in the terms. What is beyond
    /// the bounds of <see cref="CashDiscount"/> is left out.
    /// </summary>
    public static ImmutableArray<CashDiscount> CashDiscounts(EInvoice invoice) =>
    [
        .. Lines(invoice.Terms is { } terms ? terms[..Math.Min(terms.Length, MaxLength)] : "")
            .Select(line => Discount(line.Percent, invoice.IssueDate.PlusDays(line.Days), line.Base, invoice))
            .Concat(invoice.Discounts.Select(stated => Discount(stated.Percent, stated.Until, stated.Base, invoice)))
            .OfType<CashDiscount>()
            .Distinct()
            .Take(CashDiscount.MaxTiers),
    ];

    private static CashDiscount? Discount(decimal percent, LocalDate until, string? of, EInvoice invoice)
    {
        Money? stated = of is not null && Money.Parse(of, invoice.AmountDue.Currency, out var money) is null ? money : null;
        return CashDiscount.BasisPointsOf(percent) is { } basisPoints && stated is not { IsPositive: false }
            && until >= invoice.IssueDate && until <= invoice.IssueDate.PlusDays(MaxDays)
            ? new CashDiscount(basisPoints, until) { Base = stated is { } part && part != invoice.AmountDue ? new MinorUnits(part.Minor) : null }
            : null;
    }

    private static IEnumerable<(int Days, decimal Percent, string? Base)> Lines(string terms) => SkontoLine().Matches(terms)
        .Select(line => (
            int.Parse(line.Groups["days"].ValueSpan, CultureInfo.InvariantCulture),
            decimal.Parse(line.Groups["percent"].ValueSpan, CultureInfo.InvariantCulture),
            line.Groups["base"] is { Success: true, Value: var part } ? part : null))
        .Where(line => line.Item1 is > 0 and <= MaxDays && line.Item2 <= 100);

    private static IEnumerable<int> Numbers(MatchCollection matches) => matches
        .Select(match => int.Parse(match.Groups["days"].ValueSpan, CultureInfo.InvariantCulture))
        .Where(days => days is > 0 and <= MaxDays);

    private static IEnumerable<LocalDate> DatesIn(string text) =>
        from match in AnyDate().Matches(text)
        from pattern in Dates
        let parsed = pattern.Parse(match.Value)
        where parsed.Success
        select parsed.Value;

    [GeneratedRegex(@"^#SKONTO#TAGE=(?<days>[0-9]{1,4})#PROZENT=(?<percent>[0-9]{1,3}\.[0-9]{2})(#BASISBETRAG=(?<base>-?[0-9]{1,15}\.[0-9]{2}))?#\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex SkontoLine();

    [GeneratedRegex(@"(?<days>\b[0-9]{1,3}) ?(Tage|days|jours|dagen) ?,? ?(rein )?(netto|net|ohne Abzug)\b|\b(netto|net) (innerhalb (von )?|within |in )?(?<days>[0-9]{1,3}) ?(Tage|days|jours|dagen)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 500)]
    private static partial Regex NetDays();

    [GeneratedRegex(@"\b(?<days>[0-9]{1,3}) ?(Tagen?|days?|jours?|dagen|dag)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 500)]
    private static partial Regex AnyDays();

    [GeneratedRegex(@"\b([0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\b", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex AnyDate();

    [GeneratedRegex("skonto|discount|escompte|korting|%", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex SaysDiscount();
}
