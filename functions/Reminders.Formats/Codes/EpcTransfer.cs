using Reminders.Domain.Amounts;

namespace Reminders.Formats.Codes;

/// <summary>What a SEPA payment code asks a bank to transfer.</summary>
/// <param name="Name">Whom to pay, at most 70 characters.</param>
/// <param name="Iban">The account, with or without spaces.</param>
/// <param name="Amount">From 0.01 to 999,999,999.99 EUR.</param>
public sealed record EpcTransfer(string Name, string Iban, Money Amount)
{
    /// <summary>The account's bank; needed outside the European Economic Area only.</summary>
    public string? Bic { get; init; }

    /// <summary>A structured creditor reference, RF.... Never beside <see cref="Text"/>.</summary>
    public string? Reference { get; init; }

    /// <summary>What the transfer shall say, at most 140 characters.</summary>
    public string? Text { get; init; }
}
