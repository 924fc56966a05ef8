namespace Reminders.Domain.Tests.Calendars;

/// <summary>
/// A published entry that is on purpose no holiday here. A name that starts with "*" stands for all that end so; calendars
/// that end with "-" for all that start so.
/// </summary>
internal sealed record DeliberateDifference(string Calendars, string Name, string Reason)
{
    private const string Schools = "schools are closed; banks and offices work";
    private const string BankOnly = "no public holiday: only banks close, and TARGET has the days on which payments stand still";
    private const string HalfDay = "free from the afternoon only";
    private const string Saturday = "always a Saturday, no holiday by law and never a business day";
    private const string Observance = "an observance: everybody works";
    private const string ExecutiveOrder = "federal offices closed by executive order, no holiday by law: banks and people work";

    public static readonly DeliberateDifference[] Table =
    [
        new("DE-", "*Break", Schools),
        new("DE-SN", "Corpus Christi", "only in some Sorbian municipalities, for a small part of the people"),
        new("DE-TH", "Corpus Christi", "only in Eichsfeld and a few municipalities, for a small part of the people"),
        new("AT", "Good Friday", BankOnly),
        new("AT", "Christmas Eve", BankOnly),
        new("AT", "New Year's Eve", BankOnly),
        new("SE", "Sunday", "every Sunday is a holiday by name; a weekend is no business day without one"),
        new("SE", "*(from 2pm)", HalfDay),
        new("SE", "Squeeze day", "a working day between two free ones that many take off, by no law"),
        new("SE", "Holy Saturday", Saturday),
        new("SE", "Pentecost Eve", Saturday),
        new("US", "Groundhog Day", Observance),
        new("US", "Valentine's Day", Observance),
        new("US", "Saint Patrick's Day", Observance),
        new("US", "Good Friday", Observance),
        new("US", "Easter Sunday", "an observance, and a Sunday"),
        new("US", "Mother's Day", "an observance, and a Sunday"),
        new("US", "Father's Day", "an observance, and a Sunday"),
        new("US", "Halloween", Observance),
        new("US", "Election Day", "a holiday in some states only"),
        new("US", "Christmas Eve", "an observance; in some years also " + ExecutiveOrder),
        new("US", "Christmas Eve (half-day closing)", ExecutiveOrder),
        new("US", "Day After Christmas", ExecutiveOrder),
        new("US", "New Year's Eve", Observance),
        new("US", "National Day of Mourning for former President George H. W. Bush", ExecutiveOrder),
        new("US", "National Day of Mourning for former President Jimmy Carter", ExecutiveOrder),
    ];

    public bool Covers(string calendar, string name) =>
        (Calendars == calendar || (Calendars.EndsWith('-') && calendar.StartsWith(Calendars, StringComparison.Ordinal))) &&
        (Name == name || (Name.StartsWith('*') && name.EndsWith(Name[1..], StringComparison.Ordinal)));
}
