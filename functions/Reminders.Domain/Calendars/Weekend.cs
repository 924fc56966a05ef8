namespace Reminders.Domain.Calendars;

/// <summary>
/// What a law does when a holiday falls on a weekend. "Also" keeps the day itself: a customer who is at home on Saturday
/// 25 December is as little to be bothered as on the Monday that replaces it.
/// </summary>
internal enum Weekend
{
    /// <summary>Nothing: the holiday is lost to the weekend.</summary>
    Stays,

    /// <summary>United Kingdom: the next weekday that is no holiday itself is one as well.</summary>
    AlsoNextFreeWeekday,

    /// <summary>United States: the Friday before a Saturday, the Monday after a Sunday, is one as well.</summary>
    AlsoNearestWeekday,

    /// <summary>Netherlands: a Sunday gives way to the Saturday before.</summary>
    SundayMovesToSaturday,
}
