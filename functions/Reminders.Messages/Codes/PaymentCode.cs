namespace Reminders.Messages;

/// <summary>A code that a banking app scans to pay one invoice.</summary>
/// <param name="Payload">What stands in the code, checked by whoever made it.</param>
public sealed record PaymentCode(string Payload)
{
    /// <summary>What a Swiss payment part prints beside its code; null: it is a SEPA code.</summary>
    public SwissSlip? Swiss { get; init; }
}

/// <summary>The words of a Swiss payment part and its receipt: the same as in the code, as it prints them.</summary>
/// <param name="Account">In groups of four.</param>
/// <param name="Creditor">Name and address, one line each.</param>
/// <param name="Reference">In the groups of its kind.</param>
/// <param name="Payer">Name and address, one line each; none: whoever pays writes them.</param>
/// <param name="Amount">With a space between thousands.</param>
public sealed record SwissSlip(
    string Account, IReadOnlyList<string> Creditor, string? Reference, string? Message, IReadOnlyList<string> Payer, string Currency, string Amount);
