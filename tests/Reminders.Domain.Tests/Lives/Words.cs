using System.Collections;
using System.Globalization;
using System.Reflection;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Amounts;
using Reminders.Domain.Decisions;
using Reminders.Domain.Documents;

namespace Reminders.Domain.Tests.Lives;

/// <summary>Facts and decisions as text, with all that they say. What is null or empty is left out.</summary>
internal static class Words
{
    public static string Of(Decision decision)
    {
        var contact = decision.Contact is { } plan ? $"send {plan.Step.Id} by {plan.Channel}, round {plan.Round}, attempt {plan.Attempt}" : null;
        string?[] parts =
        [
            contact,
            decision.FinishContact is { } finish ? $"finish {finish}" : null,
            decision.TellCustomer is { } paid ? $"tell {Of(paid)}" : null,
            decision.WakeAt is { } wake ? $"wake {Of(wake)}" : null,
            decision.WaitsFor is { } person ? $"for {person}" : null,
            decision.NextStep is { } next ? $"next {next}" : null,
            Of(decision.Explanation),
        ];
        return string.Join(", ", parts.Where(part => part is not null));
    }

    public static string Of(IEnumerable<Explanation> explanation) =>
        string.Join(" | ", explanation.Select(one => $"{one.Rule} {one.Outcome}: {one.Detail}"));

    public static string Of(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "yes" : "no",
        Instant instant => InstantPattern.ExtendedIso.Format(instant),
        LocalDate date => LocalDatePattern.Iso.Format(date),
        MinorUnits amount => amount.Value.ToString(CultureInfo.InvariantCulture),
        Money money => money.ToString(),
        DocumentRef document => document.Id,
        IEnumerable all => $"[{string.Join(", ", all.Cast<object>().Select(Of))}]",
        Enum or IFormattable => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        _ => $"{value.GetType().Name}({string.Join(", ", Members(value).Select(member => $"{member.Name} {member.Value}"))})",
    };

    /// <summary>What something has, but for what is null or empty.</summary>
    public static IEnumerable<(string Name, string Value)> Members(object value) => value.GetType()
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.Name != nameof(Decision.Explanation)) // It is told with the decision it belongs to.
        .Select(property => (property.Name, Text: property.GetValue(value) is { } member ? Of(member) : ""))
        .Where(member => member.Text is not ("" or "[]"))
        .Select(member => ($"{char.ToLowerInvariant(member.Name[0])}{member.Name[1..]}", member.Text));
}
