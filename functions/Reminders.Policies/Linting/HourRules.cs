using NodaTime;

namespace Reminders.Policies.Linting;

/// <summary>Contact hours inside what is decent everywhere: 8 to 21 o'clock, the limit for collectors in the US.</summary>
internal static class HourRules
{
    private static readonly LocalTime Earliest = new(8, 0);
    private static readonly LocalTime Latest = new(21, 0);

    public static IEnumerable<PolicyProblem> Check(PolicyFile file)
    {
        var hours = file.Policy.Hours;
        if (new[] { hours.Weekdays, hours.Saturdays ?? hours.Weekdays }.Any(range => range.From < Earliest || range.To > Latest))
        {
            yield return file.Problem("quietHours", "nobody is contacted before 08:00 or after 21:00: narrow the hours");
        }
    }
}
