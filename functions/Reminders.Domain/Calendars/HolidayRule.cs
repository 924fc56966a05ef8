using NodaTime;

namespace Reminders.Domain.Calendars;

/// <summary>One line of a country's table: when a holiday is, since when and until when, and what a weekend does to it.</summary>
internal abstract record HolidayRule
{
    private HolidayRule(string name) => Name = name;

    public string Name { get; init; }

    /// <summary>The first year with this holiday. The Gregorian calendar, which all rules count in, is no older.</summary>
    public int From { get; init; } = 1583;

    /// <summary>The last year with this holiday. Later dates than 9999 do not exist here.</summary>
    public int To { get; init; } = 9999;

    /// <summary>Years in which the day was taken away, mostly because a one-off replaced it.</summary>
    public IReadOnlyList<int> NotIn { get; init; } = [];

    /// <summary>The weekdays on which the date counts; empty means all.</summary>
    public IReadOnlyList<IsoDayOfWeek> OnlyOn { get; init; } = [];

    /// <summary>A day that gives way to Holy Week by a week.</summary>
    public bool WeekLaterInHolyWeek { get; init; }

    public Weekend Weekend { get; init; }

    /// <summary>The day in this year, before any substitute; null where there is none.</summary>
    public LocalDate? In(int year)
    {
        if (year < From || year > To || NotIn.Contains(year))
        {
            return null;
        }

        var date = Moved(DateIn(year));
        return OnlyOn.Count == 0 || OnlyOn.Contains(date.DayOfWeek) ? date : null;
    }

    protected abstract LocalDate DateIn(int year);

    private LocalDate Moved(LocalDate date)
    {
        if (WeekLaterInHolyWeek && Period.DaysBetween(date, Easter.SundayOf(date.Year)) is > 0 and < 7)
        {
            return date.PlusWeeks(1);
        }

        return Weekend == Weekend.SundayMovesToSaturday && date.DayOfWeek == IsoDayOfWeek.Sunday ? date.PlusDays(-1) : date;
    }

    /// <summary>The same day each year.</summary>
    internal sealed record Fixed(int Month, int Day, string Name) : HolidayRule(Name)
    {
        protected override LocalDate DateIn(int year) => new(year, Month, Day);
    }

    /// <summary>So many days after Easter Sunday, negative before it.</summary>
    internal sealed record EasterOffset(int Days, string Name) : HolidayRule(Name)
    {
        protected override LocalDate DateIn(int year) => Easter.SundayOf(year).PlusDays(Days);
    }

    /// <summary>The first such weekday on or after a date: the Saturday in 20 to 26 June.</summary>
    internal sealed record WeekdayFrom(int Month, int Day, IsoDayOfWeek Weekday, string Name) : HolidayRule(Name)
    {
        protected override LocalDate DateIn(int year) => new LocalDate(year, Month, Day).PlusDays(-1).Next(Weekday);
    }

    /// <summary>The nth such weekday of a month, -1 for the last, and so many days after it.</summary>
    internal sealed record NthWeekday(int Month, int Nth, IsoDayOfWeek Weekday, string Name, int DaysAfter = 0) : HolidayRule(Name)
    {
        protected override LocalDate DateIn(int year)
        {
            var first = new LocalDate(year, Month, 1);
            var weekday = Nth > 0
                ? first.PlusDays(-1).Next(Weekday).PlusWeeks(Nth - 1)
                : first.PlusMonths(1).Previous(Weekday).PlusWeeks(Nth + 1);
            return weekday.PlusDays(DaysAfter);
        }
    }

    /// <summary>A single day of a single year.</summary>
    internal sealed record OneOff : HolidayRule
    {
        private readonly LocalDate date;

        public OneOff(int year, int month, int day, string name)
            : base(name)
        {
            date = new LocalDate(year, month, day);
            From = To = year;
        }

        protected override LocalDate DateIn(int year) => date;
    }
}
