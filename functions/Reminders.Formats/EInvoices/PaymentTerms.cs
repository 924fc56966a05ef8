using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Reminders.Formats.EInvoices;

/// <summary>A share that may be kept when paying within so many days of the issue date.</summary>
public sealed record CashDiscount(int Days, decimal Percent);

/// <summary>
/// What payment terms in words (BT-20) say. XRechnung writes cash discounts as <c>#SKONTO#TAGE=7#PROZENT=2.00#</c>, one a line; people
/// write "30 Tage netto", "net 30 days" or "bis zum 14.08.2016".
/// </summary>
public static partial class PaymentTerms
{
    private const int MaxDays = 365;
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
        var net = Discounts(text).Where(discount => discount.Percent == 0).Select(discount => discount.Days)
            .Concat(Numbers(NetDays().Matches(text))).DefaultIfEmpty().Max();
        if (net > 0)
        {
            return (invoice.IssueDate.PlusDays(net), $"{net} days net (BT-20)");
        }

        if (DatesIn(text).Where(date => date >= invoice.IssueDate).Distinct().ToList() is [var only])
        {
            return (only, "date in the terms (BT-20)");
        }

        return Discounts(text).IsEmpty && Numbers(AnyDays().Matches(text)).Distinct().ToList() is [var days] && !Discount().IsMatch(text)
            ? (invoice.IssueDate.PlusDays(days), $"{days} days (BT-20)")
            : (invoice.IssueDate.PlusDays(usualDays), $"{usualDays} days, as usual: the document says no day");
    }

    /// <summary>The cash discounts that are written in XRechnung's form.</summary>
    public static ImmutableArray<CashDiscount> Discounts(string? terms) => terms is null ? [] :
    [
        .. SkontoLine().Matches(terms[..Math.Min(terms.Length, MaxLength)])
            .Select(line => new CashDiscount(
                int.Parse(line.Groups["days"].ValueSpan, CultureInfo.InvariantCulture),
                decimal.Parse(line.Groups["percent"].ValueSpan, CultureInfo.InvariantCulture)))
            .Where(discount => discount.Days is > 0 and <= MaxDays && discount.Percent <= 100),
    ];

    private static IEnumerable<int> Numbers(MatchCollection matches) => matches
        .Select(match => int.Parse(match.Groups["days"].ValueSpan, CultureInfo.InvariantCulture))
        .Where(days => days is > 0 and <= MaxDays);

    private static IEnumerable<LocalDate> DatesIn(string text) =>
        from match in AnyDate().Matches(text)
        from pattern in Dates
        let parsed = pattern.Parse(match.Value)
        where parsed.Success
        select parsed.Value;

    [GeneratedRegex(@"^#SKONTO#TAGE=(?<days>[0-9]{1,4})#PROZENT=(?<percent>[0-9]{1,3}\.[0-9]{2})(#BASISBETRAG=-?[0-9]{1,15}\.[0-9]{2})?#\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex SkontoLine();

    [GeneratedRegex(@"(?<days>\b[0-9]{1,3}) ?(Tage|days|jours|dagen) ?,? ?(rein )?(netto|net|ohne Abzug)\b|\b(netto|net) (innerhalb (von )?|within |in )?(?<days>[0-9]{1,3}) ?(Tage|days|jours|dagen)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 500)]
    private static partial Regex NetDays();

    [GeneratedRegex(@"\b(?<days>[0-9]{1,3}) ?(Tagen?|days?|jours?|dagen|dag)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 500)]
    private static partial Regex AnyDays();

    [GeneratedRegex(@"\b([0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\b", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex AnyDate();

    [GeneratedRegex("skonto|discount|escompte|korting|%", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Discount();
}
