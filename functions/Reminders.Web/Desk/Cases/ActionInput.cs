using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Amounts;
using Reminders.Domain.Calendars;

namespace Reminders.Web.Desk.Cases;

/// <summary>Reads an action's form field by field and collects what is wrong with it.</summary>
public sealed class ActionInput(IFormCollection form, Currency currency, DateTimeZone zone)
{
    /// <summary>The name of the field for the reason, in every action's form.</summary>
    public const string ReasonField = "reason";

    public const int MaxReason = 2000;

    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string> Errors => _errors;

    public string Text(string field) => form[field].ToString().Trim();

    public LocalDate? Date(string field, bool required = false)
    {
        var text = Text(field);
        if (text.Length == 0)
        {
            return required ? Wrong(field, "Give a date.") : null;
        }

        return LocalDatePattern.Iso.Parse(text) is { Success: true } date ? date.Value : Wrong(field, "Must be a date, such as 2026-12-24.");

        LocalDate? Wrong(string name, string problem)
        {
            _errors[name] = problem;
            return null;
        }
    }

    /// <summary>The beginning of a day where the due date counts.</summary>
    public Instant? StartOf(string field) => Date(field) is { } date ? LocalTimes.At(date, LocalTime.Midnight, zone) : null;

    public MinorUnits? Amount(string field)
    {
        var text = Text(field);
        if (text.Length == 0)
        {
            return null;
        }

        if (Money.Parse(text, currency, out var money) is { } problem)
        {
            _errors[field] = $"It {problem}.";
            return null;
        }

        return new MinorUnits(money.Minor);
    }

    public T Choice<T>(string field)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(Text(field), ignoreCase: true, out var choice) && Enum.IsDefined(choice))
        {
            return choice;
        }

        _errors[field] = "Choose one.";
        return default;
    }

    public string? Reason(bool required)
    {
        var text = Text(ReasonField);
        if (text.Length > MaxReason)
        {
            _errors[ReasonField] = $"Is longer than {MaxReason} characters.";
        }
        else if (required && text.Length == 0)
        {
            _errors[ReasonField] = "Say why: it stays in the timeline.";
        }

        return text.Length == 0 ? null : text;
    }
}
