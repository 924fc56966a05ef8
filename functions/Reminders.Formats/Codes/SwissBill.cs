using Reminders.Domain.Amounts;

namespace Reminders.Formats.Codes;

/// <summary>What a Swiss payment code asks a bank to pay.</summary>
/// <param name="Iban">A Swiss or Liechtenstein account, with or without spaces.</param>
/// <param name="Amount">From 0.01 to 999,999,999.99 CHF or EUR.</param>
public sealed record SwissBill(string Iban, SwissAddress Creditor, Money Amount)
{
    /// <summary>Who pays; null: whoever pays writes it down.</summary>
    public SwissAddress? Debtor { get; init; }

    /// <summary>27 digits with a QR-IBAN, RF... with any other account. Null: none.</summary>
    public string? Reference { get; init; }

    /// <summary>What the payment shall say, at most 140 characters.</summary>
    public string? Message { get; init; }
}
