using Reminders.Domain.Amounts;

namespace Reminders.Messages;

/// <summary>A charge beside the principal of an invoice, as a message shows it.</summary>
/// <param name="Kind">What sort of charge it is; the words come from the template.</param>
/// <param name="Amount">How much, in the invoice's currency.</param>
/// <param name="LegalBasis">The law or agreement it rests on, where the policy names one.</param>
/// <param name="Source">Where its amount or rate is written.</param>
public sealed record ChargeLine(ChargeLineKind Kind, Money Amount, string? LegalBasis = null, string? Source = null);

/// <summary>The sorts of charges that messages have words for.</summary>
public enum ChargeLineKind
{
    LumpSum,
    Interest,
}
