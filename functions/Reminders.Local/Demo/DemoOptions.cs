using NodaTime;

namespace Reminders.Local.Demo;

/// <summary>How long, how many, and where.</summary>
internal sealed record DemoOptions(string Urls, TimeSpan DayLength)
{
    public const int Days = 75;

    // A Monday, far enough from public holidays to tell an ordinary story.
    public static LocalDate FirstDay { get; } = new(2026, 9, 7);

    // The last invoices come early enough to become due.
    public const int IssueDays = 52;

    public const int Seed = 7;

    public int Customers { get; init; } = 240;
}
