namespace Reminders.Application.Cases;

/// <summary>Who caused an event, where it was no key's owner.</summary>
public static class Actors
{
    /// <summary>A rule or the runner.</summary>
    public const string System = "system";

    /// <summary>The customer, on their page.</summary>
    public const string Customer = "customer";
}
