using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Messages;

/// <summary>One invoice as a message shows it.</summary>
/// <param name="Number">The number printed on the invoice.</param>
/// <param name="Outstanding">What is still to be paid.</param>
/// <param name="Principal">What the invoice was for; more than <paramref name="Outstanding"/> after a part payment.</param>
/// <param name="IssueDate">The date on the invoice.</param>
/// <param name="DueDate">The last day to pay.</param>
/// <param name="PaymentReference">What a transfer should quote; without it the number.</param>
/// <param name="PaymentUrl">Where to pay. Anything but an absolute http or https address is left out.</param>
public sealed record InvoiceLine(
    string Number,
    Money Outstanding,
    Money Principal,
    LocalDate IssueDate,
    LocalDate DueDate,
    string? PaymentReference = null,
    string? PaymentUrl = null)
{
    /// <summary>What is open beside the principal; most invoices have nothing of it.</summary>
    public IReadOnlyList<ChargeLine> Charges { get; init; } = [];

    /// <summary>The code that pays <paramref name="Outstanding"/>, where one could be made.</summary>
    public PaymentCode? Code { get; init; }

    /// <summary>The account to pay to, if it is not the sender's usual one.</summary>
    public PayeeAccount? Account { get; init; }
}

/// <summary>An account as a message names it; null where there is none to name.</summary>
public sealed record PayeeAccount(string? Iban, string? Bic);
