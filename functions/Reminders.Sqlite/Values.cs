using Microsoft.Data.Sqlite;
using NodaTime;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

/// <summary>How instants, dates and references look in a column.</summary>
internal static class Values
{
    public static object? Ticks(Instant? instant) => instant?.ToUnixTimeTicks();

    /// <summary>An instant as it comes back from a column.</summary>
    public static Instant? Truncated(this Instant? instant) =>
        instant is { } exact ? NodaTime.Instant.FromUnixTimeTicks(exact.ToUnixTimeTicks()) : null;

    public static Instant Instant(SqliteDataReader row, int column) => NodaTime.Instant.FromUnixTimeTicks(row.GetInt64(column));

    public static Instant? InstantOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : Instant(row, column);

    public static long Number(LocalDate date) => (((date.Year * 100) + date.Month) * 100) + date.Day;

    public static LocalDate Date(SqliteDataReader row, int column)
    {
        var number = row.GetInt32(column);
        return new LocalDate(number / 10_000, number / 100 % 100, number % 100);
    }

    public static string? TextOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A reference as it is compared, or null where nothing of it can be compared.</summary>
    public static string? Normalised(string? reference) =>
        reference is not null && IProjections.Normalised(reference) is { Length: > 0 } normalised ? normalised : null;
}
