namespace Reminders.Simulation.Populations;

/// <summary>Kinds of customers, as a finance team tells them apart; a policy's segments may cut them differently.</summary>
public enum Kind
{
    Regular,
    Loyal,
    New,
    Slow,
    Vulnerable,
    Business,
    PublicBody,
}

/// <summary>What a customer does about one invoice.</summary>
public enum Habit
{
    /// <summary>Pays by the due date, whatever is sent.</summary>
    OnTime,

    /// <summary>Means to pay and forgets; a reminder that is read usually does it.</summary>
    Forgets,

    /// <summary>Pays on their own day after the due date, whatever is sent: a payment run, the next income.</summary>
    OwnPace,

    /// <summary>Cannot pay it all now: takes up an offer of help, and otherwise pays very late.</summary>
    NeedsHelp,

    /// <summary>Finds something wrong with it and says so.</summary>
    Disputes,

    /// <summary>Promises a date when reminded, and mostly keeps it.</summary>
    Promises,

    /// <summary>Does not pay in the time looked at.</summary>
    Never,
}
