namespace Reminders.Protocol.Tests.Model;

/// <summary>Where a worker stands: what its next step is.</summary>
internal enum Phase : uint
{
    Idle,
    ReadingCustomer,
    Suppressing,
    Covering,
    Claiming,
    Intending,
    LookingAgain,
    CheckingAgain,
    HandingOver,
    Calling,
    Recording,
    Closing,
    Sweeping,
    Asking,
}

/// <summary>A contact on the customer's stream.</summary>
internal enum Claim : uint
{
    None,
    Open,
    Released,
    Sent,
    Failed,
    Unknown,
}

/// <summary>A contact on an invoice's stream.</summary>
internal enum Mark : uint
{
    None,
    Released,
    Intended,
    Sent,
    Failed,
    Unknown,
}

/// <summary>What is true of a message, whoever knows it.</summary>
internal enum Provider : uint
{
    NotCalled,

    /// <summary>The call has not come back.</summary>
    Calling,

    /// <summary>The call was cut off and the message may still arrive.</summary>
    Late,

    /// <summary>The call was cut off and the message never arrives.</summary>
    Lost,
    Arrived,

    /// <summary>Refused, and the caller was told.</summary>
    Refused,
}

/// <summary>What a worker knows of a hand-over.</summary>
internal enum Outcome : uint
{
    None,
    Accepted,
    Failed,
    Unknown,
}

/// <summary>Why nothing is sent.</summary>
internal enum Reason : uint
{
    None,
    Quiet,
    Budget,
}

/// <summary>
/// E-mail: calls end in time, and a provider that does not know a message will not get it any more. SMS: may arrive late, and
/// nobody can say whether it did.
/// </summary>
internal enum Way : uint
{
    Email,
    Sms,
}
