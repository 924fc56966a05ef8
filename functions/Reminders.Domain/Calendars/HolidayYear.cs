using NodaTime;

namespace Reminders.Domain.Calendars;

/// <summary>The holidays of one calendar in one year, worked out once: a bit per day for the question, a name for the answer.</summary>
internal sealed class HolidayYear
{
    private readonly ulong[] days = new ulong[6];
    private readonly Dictionary<LocalDate, string> names;

    private HolidayYear(int year, Dictionary<LocalDate, string> names)
    {
        Year = year;
        this.names = names;
        foreach (var date in names.Keys)
        {
            var bit = BitOf(date);
            days[bit >> 6] |= 1UL << (bit & 63);
        }
    }

    public int Year { get; }

    public static HolidayYear Of(int year, IReadOnlyList<HolidayRule> rules)
    {
        // The neighbours too: New Year's Day on a Saturday is observed on the Friday of the year before.
        var nominal = (from near in Enumerable.Range(year - 1, 3)
                       from rule in rules
                       let date = rule.In(near)
                       where date is not null
                       orderby date
                       select (Date: date.Value, Rule: rule)).ToList();
        var taken = new Dictionary<LocalDate, string>();
        foreach (var (date, rule) in nominal)
        {
            taken.TryAdd(date, rule.Name);
        }

        // In order of date, since a substitute takes the next weekday that no holiday and no earlier substitute has taken.
        foreach (var (date, rule) in nominal)
        {
            if (SubstituteFor(date, rule.Weekend, taken) is { } substitute)
            {
                taken.TryAdd(substitute, rule.Name + " (substitute day)");
            }
        }

        return new HolidayYear(year, taken.Where(day => day.Key.Year == year).ToDictionary());
    }

    public bool Has(LocalDate date)
    {
        var bit = BitOf(date);
        return (days[bit >> 6] >> (bit & 63) & 1) != 0;
    }

    public string? NameOf(LocalDate date) => names.GetValueOrDefault(date);

    private static int BitOf(LocalDate date) => ((date.Month - 1) * 31) + date.Day - 1;

    private static LocalDate? SubstituteFor(LocalDate date, Weekend weekend, Dictionary<LocalDate, string> taken)
    {
        if (date.DayOfWeek < IsoDayOfWeek.Saturday)
        {
            return null;
        }

        switch (weekend)
        {
            case Weekend.AlsoNextFreeWeekday:
                var next = date.Next(IsoDayOfWeek.Monday);
                while (taken.ContainsKey(next))
                {
                    next = next.PlusDays(1);
                }

                return next;
            case Weekend.AlsoNearestWeekday:
                return date.PlusDays(date.DayOfWeek == IsoDayOfWeek.Saturday ? -1 : 1);
            default:
                return null;
        }
    }
}
