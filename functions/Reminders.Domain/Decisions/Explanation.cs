namespace Reminders.Domain.Decisions;

/// <summary>
/// One rule that spoke in a decision, and why. <see cref="Outcome"/> is one of <c>allowed</c>, <c>waits</c>, <c>suppressed</c>,
/// <c>passedOver</c>, <c>stops</c>.
/// </summary>
public sealed record Explanation(string Rule, string Outcome, string Detail)
{
    public static Explanation Allowed(string rule, string detail) => new(rule, "allowed", detail);

    public static Explanation Waits(string rule, string detail) => new(rule, "waits", detail);

    public static Explanation Suppressed(string rule, string detail) => new(rule, "suppressed", detail);

    public static Explanation PassedOver(string rule, string detail) => new(rule, "passedOver", detail);

    public static Explanation Stops(string rule, string detail) => new(rule, "stops", detail);
}
