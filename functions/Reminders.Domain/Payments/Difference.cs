using Reminders.Domain.Amounts;

namespace Reminders.Domain.Payments;

/// <summary>What a payment leaves open of its invoice and the creditor's matching rules let pass, in minor units of the invoice's currency.</summary>
public readonly record struct Difference(MinorUnits Amount, DifferenceKind Kind);

/// <summary>Why less than owed is enough.</summary>
public enum DifferenceKind
{
    /// <summary>Agreed for paying early, and paid in time.</summary>
    CashDiscount,

    /// <summary>Kept by banks on the way.</summary>
    BankCharges,
}
