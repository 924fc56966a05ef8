using Reminders.Domain.Customers;
using Reminders.Domain.Policies;

namespace Reminders.Policies.Linting;

/// <summary>
/// Looks for somebody who fits a segment and none before it. Conditions only change where one of their bounds lies, so it is enough
/// to ask for the facts right there. Facts count as independent of each other: what is found unreachable is.
/// </summary>
internal static class SegmentReach
{
    // Beyond that many people to ask for, a segment counts as reachable.
    private const long MostPeople = 200_000;

    public static bool IsReachable(SegmentCondition segment, IReadOnlyList<SegmentCondition> before)
    {
        var types = segment.Type is { } type ? [type] : Enum.GetValues<CustomerType>();
        var vulnerable = Either(segment.Vulnerable);
        var autoCollect = Either(segment.AutoCollect);
        var months = Numbers(segment, before, condition => condition.MonthsAsCustomer, mayBeUnknown: true);
        var paid = Numbers(segment, before, condition => condition.InvoicesPaid, mayBeUnknown: false);
        var late = Numbers(segment, before, condition => condition.MedianDaysLate, mayBeUnknown: true);
        var amounts = Amounts(segment, before);
        if ((long)types.Length * vulnerable.Length * autoCollect.Length * months.Count * paid.Count * late.Count * amounts.Count > MostPeople)
        {
            return true;
        }

        var people =
            from one in types
            from two in vulnerable
            from three in autoCollect
            from four in months
            from five in paid
            from six in late
            from seven in amounts
            select new Person(one, two, three, four, five, six, seven.Currency, seven.Minor);
        return people.Any(person => before.All(earlier => !Fits(earlier, person)));
    }

    private static bool[] Either(bool? wanted) => wanted is { } one ? [one] : [true, false];

    // Where a bound begins or has just ended, and the segment's own least; null is a customer of whom the fact is not known.
    private static List<int?> Numbers(
        SegmentCondition segment, IReadOnlyList<SegmentCondition> before, Func<SegmentCondition, Bounds?> fact, bool mayBeUnknown)
    {
        var own = fact(segment);
        var known = before.Select(fact).OfType<Bounds>()
            .SelectMany(bounds => new[] { bounds.AtLeast, bounds.AtMost + 1 }).OfType<int>()
            .Append(own?.AtLeast ?? 0)
            .Where(number => own?.Hold(number) ?? true)
            .Distinct().Select(number => (int?)number);
        return mayBeUnknown && own is null ? [null, .. known] : [.. known];
    }

    private static List<(string Currency, long Minor)> Amounts(SegmentCondition segment, IReadOnlyList<SegmentCondition> before)
    {
        var bounds = before.Append(segment).Select(condition => condition.AmountAtLeast).OfType<IReadOnlyDictionary<string, long>>().SelectMany(least => least).ToList();
        var fitting = bounds.Append(KeyValuePair.Create("", 0L)).Concat(bounds.Select(bound => KeyValuePair.Create(bound.Key, 0L)))
            .Where(amount => HasAmount(segment, amount.Key, amount.Value));
        return [.. fitting.Select(amount => (amount.Key, amount.Value)).Distinct()];
    }

    private static bool Fits(SegmentCondition condition, Person person) =>
        (condition.Type is null || condition.Type == person.Type)
        && (condition.Vulnerable is null || condition.Vulnerable == person.Vulnerable)
        && (condition.AutoCollect is null || condition.AutoCollect == person.AutoCollect)
        && Holds(condition.MonthsAsCustomer, person.Months)
        && Holds(condition.InvoicesPaid, person.Paid)
        && Holds(condition.MedianDaysLate, person.Late)
        && HasAmount(condition, person.Currency, person.Minor);

    private static bool Holds(Bounds? bounds, int? number) => bounds is not { } wanted || (number is { } known && wanted.Hold(known));

    private static bool HasAmount(SegmentCondition condition, string currency, long minor) =>
        condition.AmountAtLeast is not { } least || (least.TryGetValue(currency, out var from) && minor >= from);

    /// <param name="Currency">"": one that no condition names.</param>
    private sealed record Person(CustomerType Type, bool Vulnerable, bool AutoCollect, int? Months, int? Paid, int? Late, string Currency, long Minor);
}
