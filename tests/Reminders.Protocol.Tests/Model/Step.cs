namespace Reminders.Protocol.Tests.Model;

internal enum StepKind : byte
{
    LookAtInvoice,
    LookAtCustomer,
    Suppress,
    List,
    Claim,
    Intend,
    LookAgain,
    CheckAgain,
    HandOver,
    Answer,
    Record,
    Close,
    Sweep,
    Ask,
    Crash,
    Pay,
    Reverse,
    Dispute,
    Resolve,
    OptOut,
    Arrive,
    Tick,
    Evening,
    HoursPass,
    DaysPass,
}

/// <summary>How a step went, where it can go more than one way.</summary>
internal enum Turn : byte
{
    None,
    Done,
    Conflict,
    Duplicate,
    Dropped,
    TooLate,
    Wait,
    Suppress,
    Finish,
    Alone,
    Both,
    Accepted,
    Refused,
    CutOffButArrived,
    CutOffAndLost,
    CutOffAndLate,
    CannotSay,
    Released,
    Intended,
    Seen,
    NoLongerOurs,
    NoLongerWanted,
}

/// <summary>One step: who does what to which invoice or contact, and how it went.</summary>
internal readonly record struct Step(StepKind Kind, Turn Turn = Turn.None, byte Worker = 0, byte Invoice = 0, byte Contact = 0, byte Detail = 0);

/// <summary>The promises that a step can break; see the README.</summary>
internal enum Promise
{
    /// <summary>No intent after a payment or a dispute; a message leaves within T of its claim or not at all.</summary>
    P1 = 1,

    /// <summary>At most one hand-over for each invoice, round and step that is not known to have failed.</summary>
    P2 = 2,

    /// <summary>Nothing sleeps for ever, nothing spins.</summary>
    P3 = 3,

    /// <summary>Budget and quiet hours hold, and nothing leaves by a way that the customer had said no to.</summary>
    P6 = 6,
}

internal readonly record struct Breach(Promise Promise, string Why);

/// <summary>A step and the state after it, brought into its standard form (which may swap the two workers).</summary>
internal readonly record struct Move(State After, Step Step, bool Swapped, Breach? Breach);
