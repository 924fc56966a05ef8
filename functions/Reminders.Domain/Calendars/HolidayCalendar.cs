using NodaTime;

namespace Reminders.Domain.Calendars;

/// <summary>
/// The holidays of one country, region or payment system, computed by rule. Rules are kept for 2015 and later; one-off days
/// are known only once they are proclaimed. Dates are ISO dates. Safe to share between threads.
/// </summary>
public sealed class HolidayCalendar
{
    // A slot for each of 64 neighbouring years; years farther apart take turns. Two threads may work out the same year at once:
    // both get the same immutable answer, so no lock is needed.
    private const int Slots = 64;
    private readonly HolidayYear?[] years = new HolidayYear?[Slots];
    private readonly HolidayRule[] rules;

    internal HolidayCalendar(string id, IEnumerable<HolidayRule> rules)
    {
        Id = id;
        this.rules = [.. rules];
    }

    /// <summary>ISO 3166 country, with the subdivision where it has its own days ("DE-BY"), or "TARGET" or "NONE".</summary>
    public string Id { get; }

    /// <summary>
    /// Whether this is a holiday by law or a substitute for one. A weekend alone is none; a holiday on a weekend is one.
    /// </summary>
    public bool IsHoliday(LocalDate date) => YearOf(date).Has(date);

    /// <summary>The holiday's English name, null on any other day.</summary>
    public string? NameOf(LocalDate date) => YearOf(date).NameOf(date);

    /// <summary>Monday to Friday, and no holiday.</summary>
    public bool IsBusinessDay(LocalDate date) => date.DayOfWeek < IsoDayOfWeek.Saturday && !IsHoliday(date);

    /// <summary>
    /// The nth business day after the date, or before it for a negative count; the date itself never counts, so that one
    /// business day after a Saturday is the Monday. Zero is the date itself if it is a business day, else the next one.
    /// </summary>
    public LocalDate AddBusinessDays(LocalDate date, int days)
    {
        if (days == 0)
        {
            return IsBusinessDay(date) ? date : AddBusinessDays(date, 1);
        }

        var step = Math.Sign(days);
        while (days != 0)
        {
            date = date.PlusDays(step);
            days -= IsBusinessDay(date) ? step : 0;
        }

        return date;
    }

    /// <inheritdoc/>
    public override string ToString() => Id;

    private HolidayYear YearOf(LocalDate date)
    {
        var year = date.Year;
        ref var slot = ref years[year & (Slots - 1)];
        var known = Volatile.Read(ref slot);
        if (known is null || known.Year != year)
        {
            known = HolidayYear.Of(year, rules);
            Volatile.Write(ref slot, known);
        }

        return known;
    }
}
