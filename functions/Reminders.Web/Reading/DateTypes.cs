using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Calendars;
using Reminders.Domain.Invoices;

namespace Reminders.Web.Reading;

/// <summary>Dates and instants within a lifetime: beyond it they are typing errors.</summary>
internal static class DateTypes
{
    private const string NoDate = "must be a date such as 2026-11-30";
    private const string NoInstant = "must be an instant such as 2026-11-30T08:00:00Z";

    public static FieldType<LocalDate> Date { get; } = Between(RegistrationLimits.EarliestIssue, RegistrationLimits.LatestDue);

    /// <summary>A date that may lie further back: since when somebody is a customer.</summary>
    public static FieldType<LocalDate> Since { get; } = Between(new LocalDate(1900, 1, 1), RegistrationLimits.LatestDue);

    public static FieldType<Instant> Instant { get; } = FieldType.Text<Instant>(
        () => new JsonObject { ["type"] = "string", ["format"] = "date-time" }, ReadInstant);

    /// <summary>An instant, or a date that stands for the end of that day in a zone.</summary>
    public static FieldType<Instant> Until(DateTimeZone zone)
    {
        return FieldType.Text<Instant>(
            () => new JsonObject
            {
                ["type"] = "string",
                ["anyOf"] = new JsonArray(new JsonObject { ["format"] = "date-time" }, new JsonObject { ["format"] = "date" }),
            },
            Read);

        string? Read(string text, out Instant until)
        {
            if (ReadDate(text, RegistrationLimits.EarliestIssue, RegistrationLimits.LatestDue, out var date) is { } problem)
            {
                return problem != NoDate ? With(problem, out until)
                    : ReadInstant(text, out until) == NoInstant ? $"{NoDate} or an instant such as 2026-11-30T08:00:00Z"
                    : ReadInstant(text, out until);
            }

            until = LocalTimes.At(date.PlusDays(1), LocalTime.Midnight, zone);
            return null;
        }

        static string With(string problem, out Instant until)
        {
            until = default;
            return problem;
        }
    }

    private static FieldType<LocalDate> Between(LocalDate first, LocalDate last)
    {
        return FieldType.Text<LocalDate>(() => new JsonObject { ["type"] = "string", ["format"] = "date" }, Read);

        string? Read(string text, out LocalDate date) => ReadDate(text, first, last, out date);
    }

    private static string? ReadDate(string text, LocalDate first, LocalDate last, out LocalDate date)
    {
        if (!LocalDatePattern.Iso.Parse(text).TryGetValue(default, out date))
        {
            return NoDate;
        }

        return date >= first && date <= last
            ? null
            : $"must lie between {LocalDatePattern.Iso.Format(first)} and {LocalDatePattern.Iso.Format(last)}";
    }

    private static string? ReadInstant(string text, out Instant instant)
    {
        instant = default;
        if (!OffsetDateTimePattern.Rfc3339.Parse(text).TryGetValue(default, out var moment))
        {
            return NoInstant;
        }

        instant = moment.ToInstant();
        return moment.Date >= RegistrationLimits.EarliestIssue && moment.Date <= RegistrationLimits.LatestDue
            ? null
            : "must lie between 2000 and 2100";
    }
}
