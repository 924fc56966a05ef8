using Reminders.Domain.Policies;

namespace Reminders.Policies.Linting;

/// <summary>Every customer has exactly one segment, and every segment has customers.</summary>
internal static class SegmentRules
{
    public static IEnumerable<PolicyProblem> Check(IReadOnlyList<SegmentPlace> segments)
    {
        if (!segments[^1].Segment.When.IsAlways)
        {
            yield return segments[^1].Problem("the last segment takes everybody who fits no other: leave its 'when' out, or add one without 'when'");
        }

        for (var later = 1; later < segments.Count; later++)
        {
            if (segments.Take(later).FirstOrDefault(earlier => Covers(earlier.Segment.When, segments[later].Segment.When)) is { } earlier)
            {
                yield return segments[later].Problem(
                    $"nobody ever gets here: whoever fits is in '{earlier.Segment.Id}' already; put this segment before it, or take it out");
            }

            // The last one is for everybody else even if there is nobody else.
            else if (later < segments.Count - 1 && !SegmentReach.IsReachable(segments[later].Segment.When, [.. segments.Take(later).Select(one => one.Segment.When)]))
            {
                yield return segments[later].Problem("nobody ever gets here: the segments before it take everybody who fits; put it before them, or take it out");
            }
        }
    }

    // Whatever the wider one asks for, the narrower one asks for too.
    private static bool Covers(SegmentCondition wide, SegmentCondition narrow) =>
        (wide.Type is null || wide.Type == narrow.Type)
        && (wide.Vulnerable is null || wide.Vulnerable == narrow.Vulnerable)
        && (wide.AutoCollect is null || wide.AutoCollect == narrow.AutoCollect)
        && Covers(wide.MonthsAsCustomer, narrow.MonthsAsCustomer)
        && Covers(wide.InvoicesPaid, narrow.InvoicesPaid)
        && Covers(wide.MedianDaysLate, narrow.MedianDaysLate)
        && (wide.AmountAtLeast is not { } wideLeast
            || (narrow.AmountAtLeast is { } narrowLeast
                && narrowLeast.All(least => wideLeast.TryGetValue(least.Key, out var minor) && minor <= least.Value)));

    private static bool Covers(Bounds? wide, Bounds? narrow) =>
        wide is not { } outer
        || (narrow is { } inner
            && (outer.AtLeast is null || inner.AtLeast >= outer.AtLeast)
            && (outer.AtMost is null || inner.AtMost <= outer.AtMost));
}
