namespace Reminders.Protocol.Tests.Model;

/// <summary>The protocol's rules, each of which can be taken away to see what it is for.</summary>
[Flags]
internal enum Rule
{
    None = 0,

    /// <summary>While a claim of the customer is open, neither suppress nor claim.</summary>
    WaitForOpenClaim = 1 << 0,

    /// <summary>Whoever finds a claim open for 2T finishes it.</summary>
    FinishWhatIsOverdue = 1 << 1,

    /// <summary>Nobody finishes a claim before 2T.</summary>
    FinishNothingEarlier = 1 << 2,

    /// <summary>The claim is appended at the version of the customer that was read.</summary>
    ClaimAtTheVersionRead = 1 << 3,

    /// <summary>The intent is appended at the version of the invoice that was read.</summary>
    IntendAtTheVersionRead = 1 << 4,

    /// <summary>Nothing is intended later than T.</summary>
    IntendInTime = 1 << 5,

    /// <summary>Nothing is handed over later than T.</summary>
    HandOverInTime = 1 << 6,

    /// <summary>T counts from the claim, not from the last intent.</summary>
    DeadlineFromTheClaim = 1 << 7,

    /// <summary>An outcome goes to the invoices first and to the customer last.</summary>
    CustomerLast = 1 << 8,

    /// <summary>Right before the hand-over the owner looks whether the claim is still open.</summary>
    ClaimStillOpen = 1 << 9,

    /// <summary>Right before the hand-over the owner looks whether the customer still wants it.</summary>
    WishesStillHold = 1 << 10,

    /// <summary>A claim that came to nothing is released at once.</summary>
    ReleaseWhenNobodyIsLeft = 1 << 11,

    /// <summary>Finishing releases the contact on covered invoices without an intent.</summary>
    ReleaseWhatHasNoIntent = 1 << 12,

    /// <summary>An invoice that was released from a contact takes no intent of it any more, whatever its owner's clock says.</summary>
    NoIntentAfterRelease = 1 << 13,

    /// <summary>After a call that was cut off the owner appends nothing.</summary>
    SilentAfterATimeout = 1 << 14,

    /// <summary>What nobody can say is recorded as unknown, not as failed.</summary>
    UnknownIsNoFailure = 1 << 15,

    /// <summary>A provider that does not know a message says "failed" only where it can no longer arrive.</summary>
    NotFoundIsNoFailureWhereItMayArrive = 1 << 16,

    /// <summary>A provider is believed that it has no such message only as long as it remembers.</summary>
    AskedInTime = 1 << 17,

    /// <summary>A contact of unknown outcome counts against the budget.</summary>
    UnknownCounts = 1 << 18,

    /// <summary>A message is begun only if contact hours last as long as it may take to leave.</summary>
    HoursLastLongEnough = 1 << 19,

    /// <summary>The claim bears the time of the decision, not that of its own append.</summary>
    ClaimedWhenDecided = 1 << 20,

    /// <summary>Every attempt has a contact id of its own.</summary>
    FreshIds = 1 << 21,
}
