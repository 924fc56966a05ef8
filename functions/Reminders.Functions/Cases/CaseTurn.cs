namespace Reminders.Functions.Cases;

/// <summary>How one generation of an orchestration ends.</summary>
internal readonly record struct CaseTurn(bool IsOver, bool GoesOn, DateTime? WaitUntil)
{
    public static CaseTurn Over => new(true, false, null);

    /// <summary>Something was done: look again at once.</summary>
    public static CaseTurn Again => new(false, true, null);

    /// <summary>Until that time or a ring; without a time only a ring wakes it.</summary>
    public static CaseTurn Wait(DateTime? until) => new(false, false, until);
}
