namespace Reminders.Domain.Invoices;

/// <summary>How a case closed.</summary>
public enum CaseOutcome
{
    Paid,
    Credited,
    Cancelled,
    WrittenOff,
    HandedOver,
}

public enum DisputeOutcome
{
    /// <summary>The customer was right: the invoice has to be corrected.</summary>
    Upheld,

    /// <summary>The invoice stands.</summary>
    Rejected,
}

public enum SkipReason
{
    /// <summary>Its last sensible day passed.</summary>
    Lapsed,

    /// <summary>An operator skipped it.</summary>
    Operator,
}
