using System.Globalization;
using NodaTime;
using Reminders.Application.Contacts;

namespace Reminders.Capacity;

/// <summary>Bursts as lines of a table in Markdown.</summary>
public static class BurstTable
{
    // An orchestration that looks at its case and waits again: the timer, two activities out and back, and starting over.
    private const double ActionsPerLook = 6;

    private const double Consumption = 500 / ActionsPerLook;
    private const double ThreeUnits = 6000 / ActionsPerLook;

    public static string Head =>
        "| invoices | messages an hour | scheduler | half sent | 99 of 100 | all sent | worst wake lag | looks a message | most in an hour | lost | twice |\n"
        + "|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|";

    /// <summary>For each number of invoices the quotas and schedulers worth looking at: from the first grant to what such a number needs.</summary>
    public static IEnumerable<(int Invoices, int Messages, double Looks)> Cases(int[] sizes) => sizes.SelectMany(
        size => size <= 1_000_000
            ? new[] { (size, 100, Consumption), (size, 20_000, Consumption), (size, 100_000, Consumption) }
            : [(size, 200_000, ThreeUnits), (size, 1_000_000, ThreeUnits), (size, 1_000_000, Consumption)]);

    /// <summary>All due at eight, to be reached until eight in the evening.</summary>
    public static BurstPlan Morning(int invoices, int messagesAnHour, double looksPerSecond) => new(
        invoices,
        new Quota(messagesAnHour, Duration.FromHours(1)),
        looksPerSecond,
        Instant.FromUtc(2026, 12, 1, 8, 0),
        new LocalTime(8, 0),
        new LocalTime(20, 0));

    public static string Row(BurstPlan plan, BurstResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {plan.Invoices:N0} | {plan.Quota.Messages:N0} | {(plan.LooksPerSecond > Consumption + 1 ? "Dedicated, 3 units" : "Consumption")} | {Text(result.Half)} | {Text(result.Most)} | {Text(result.All)} | {Text(result.WorstWakeLag)} | {result.LooksPerMessage:F1} | {result.Busiest:N0} | {result.Lost} | {result.Twice} |");

    private static string Text(Duration time) => time.TotalDays switch
    {
        >= 3 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:F0} days"),
        >= 1.0 / 12 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:F1} h"),
        >= 2.0 / 1440 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:F0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F0} s"),
    };
}
