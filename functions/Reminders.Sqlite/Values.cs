using NodaTime;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

/// <summary>How instants, dates and references look in a column.</summary>
internal static class Values
{
    public static object? Ticks(Instant? instant) => instant?.ToUnixTimeTicks();

    /// <summary>An instant as it comes back from a column.</summary>
    public static Instant? Truncated(this Instant? instant) =>
        instant is { } exact ? Instant.FromUnixTimeTicks(exact.ToUnixTimeTicks()) : null;

    public static long Number(LocalDate date) => (((date.Year * 100) + date.Month) * 100) + date.Day;

    public static LocalDate Date(int number) => new(number / 10_000, number / 100 % 100, number % 100);

    /// <summary>A reference as it is compared, or null where nothing of it can be compared.</summary>
    public static string? Normalised(string? reference) =>
        reference is not null && IProjections.Normalised(reference) is { Length: > 0 } normalised ? normalised : null;
}
