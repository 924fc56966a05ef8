using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Amounts;
using Reminders.Domain.Contacts;
using Reminders.Domain.Names;
using Reminders.Domain.Policies;
using Reminders.Policies.Yaml;

namespace Reminders.Policies.Reading;

/// <summary>A value read from text, or what is wrong with the text and what would be right.</summary>
internal readonly record struct Word<T>(T? Value, string? Problem)
{
    public static implicit operator Word<T>(T value) => new(value, null);

    public static Word<T> Wrong(string problem) => new(default, problem);
}

/// <summary>A step's time as written: so many days from the due date, or from the step before it.</summary>
internal readonly record struct StepTime(DayOffset Offset, bool AfterPrevious);

/// <summary>The small language of a policy's values: times, spans, hours, amounts.</summary>
internal static class Words
{
    public const int MaxDays = 730;
    private const int MaxHours = 24 * 400;

    private static readonly string[] TimeWords = ["day", "days", "business", "before", "after", "due", "previous"];
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static Func<YamlScalar, Word<string>> Id { get; } = scalar =>
        scalar.Text.Length is > 0 and <= 40 && char.IsAsciiLetter(scalar.Text[0]) && scalar.Text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            ? scalar.Text
            : Wrong<string>(scalar, "must begin with a letter and have up to 40 letters, digits and hyphens");

    public static Func<YamlScalar, Word<bool>> Truth { get; } = scalar => scalar switch
    {
        { IsPlain: true, Text: "true" } => true,
        { IsPlain: true, Text: "false" } => false,
        _ => Wrong<bool>(scalar, "must be true or false"),
    };

    public static Func<YamlScalar, Word<string>> Line(int longest) => scalar =>
        scalar.Text.Length <= longest && !scalar.Text.Any(char.IsControl)
            ? scalar.Text
            : Wrong<string>(scalar, $"must be one line of up to {longest} characters");

    public static Func<YamlScalar, Word<int>> Whole(int least, int most) => scalar =>
        scalar.IsPlain && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Wrong<int>(scalar, $"must be a whole number from {least} to {most}");

    public static Func<YamlScalar, Word<T>> OneOf<T>(FrozenDictionary<string, T> words) => scalar =>
        words.TryGetValue(scalar.Text, out var meant)
            ? meant
            : Wrong<T>(scalar, $"must be one of {string.Join(", ", words.Keys.Order(StringComparer.Ordinal))}{NearestName.Hint(scalar.Text, words.Keys)}");

    public static Func<YamlScalar, Word<LocalDate>> Date { get; } = scalar =>
        LocalDatePattern.Iso.Parse(scalar.Text) is { Success: true } date ? date.Value : Wrong<LocalDate>(scalar, "must be a date such as 2026-07-01");

    public static Func<YamlScalar, Word<decimal>> Percent { get; } = scalar =>
        scalar.IsPlain && decimal.TryParse(scalar.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100
            ? percent
            : Wrong<decimal>(scalar, "must be percent a year such as 10.27, from 0 to 100");

    /// <summary>A span of whole days: <c>4 days</c>.</summary>
    public static Func<YamlScalar, Word<int>> Days { get; } = scalar => Count(scalar, ["day", "days"], MaxDays, "a number of days such as '4 days'");

    /// <summary>A span of business days: <c>2 business days</c>.</summary>
    public static Func<YamlScalar, Word<int>> BusinessDays { get; } = scalar =>
        Count(scalar, ["business day", "business days"], 60, "a number of business days such as '2 business days'");

    /// <summary>A length of time: <c>48 hours</c>, <c>7 days</c>.</summary>
    public static Func<YamlScalar, Word<Duration>> Span { get; } = scalar =>
        Count(scalar, ["hour", "hours"], MaxHours, "") is { Problem: null } hours ? Duration.FromHours(hours.Value)
        : Count(scalar, ["day", "days"], 400, "") is { Problem: null } days ? Duration.FromDays(days.Value)
        : Wrong<Duration>(scalar, $"must be a length such as '48 hours' or '7 days'{Unit(scalar.Text, ["hour", "hours", "day", "days"])}");

    /// <summary>How old a feed's word may be: <c>2 business days</c>, <c>26 hours</c>, <c>3 days</c>.</summary>
    public static Func<YamlScalar, Word<FeedAge>> FeedAge { get; } = scalar =>
        BusinessDays(scalar) is { Problem: null } days ? new FeedAge(BusinessDays: days.Value)
        : Span(scalar) is { Problem: null } span ? new FeedAge(Span: span.Value)
        : Wrong<FeedAge>(scalar, $"must be an age such as '2 business days' or '26 hours'{Unit(scalar.Text, ["hour", "hours", "day", "days", "business"])}");

    public static Func<YamlScalar, Word<HourRange>> Hours { get; } = scalar =>
        scalar.Text.Split('-') is [var first, var last]
        && Hour.Parse(first.Trim()) is { Success: true } from
        && Hour.Parse(last.Trim()) is { Success: true } to
        && from.Value < to.Value
            ? new HourRange(from.Value, to.Value)
            : Wrong<HourRange>(scalar, "must be hours such as 09:00-19:00, the first before the second");

    /// <summary>An amount with its currency: <c>40.00 EUR</c>.</summary>
    public static Func<YamlScalar, Word<Money>> Amount { get; } = scalar =>
        scalar.Text.Split(' ') is not [var number, var code] ? Wrong<Money>(scalar, "must be an amount such as '40.00 EUR'")
        : !Currency.TryOf(code, out var currency) ? Wrong<Money>(scalar, $"'{YamlTree.Shown(code)}' is no currency{NearestName.Hint(code, Currency.Codes)}")
        : Money.Parse(number, currency, out var money) is { } problem ? Wrong<Money>(scalar, problem)
        : money.Minor < 0 ? Wrong<Money>(scalar, "must not be negative")
        : money;

    /// <summary>A step's time: <c>due</c>, <c>5 days before due</c>, <c>3 business days after due</c>, <c>7 days after previous</c>.</summary>
    public static Func<YamlScalar, Word<StepTime>> Time { get; } = scalar =>
    {
        var words = scalar.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["due"])
        {
            return new StepTime(new DayOffset(0), false);
        }

        var business = words is [_, "business", ..];
        return (business ? [words[0], .. words[2..]] : words) is [var number, "day" or "days", var side, var from]
            && side is ("before" or "after")
            && from is ("due" or "previous")
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days <= MaxDays
            && (side, from) != ("before", "previous")
                ? new StepTime(new DayOffset(side == "before" ? -days : days, business), from == "previous")
                : Wrong<StepTime>(scalar, "must be a time such as '4 days after due', '5 business days before due', 'due' or '7 days after previous'" + Unit(scalar.Text, TimeWords));
    };

    private static Word<int> Count(YamlScalar scalar, string[] units, int most, string example)
    {
        var space = scalar.Text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0
            && int.TryParse(scalar.Text.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= most
            && units.Contains(scalar.Text[(space + 1)..])
                ? number
                : Wrong<int>(scalar, $"must be {example}, at most {most}{Unit(scalar.Text, [.. units.SelectMany(unit => unit.Split(' ')).Distinct()])}");
    }

    // The first word that is none of the language's, and what it may have been meant to be.
    private static string Unit(string text, string[] known) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Where(word => !int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) && !known.Contains(word))
        .Select(word => NearestName.Hint(word, known))
        .FirstOrDefault() ?? "";

    private static Word<T> Wrong<T>(YamlScalar scalar, string problem) => Word<T>.Wrong($"'{YamlTree.Shown(scalar.Text)}' {problem}");
}
