using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Formats.Matching;

/// <summary>An invoice that still takes money. <see cref="KnownAccounts"/> are the accounts its customer is known to pay from.</summary>
public sealed record OpenInvoice(
    string InvoiceId, string Number, Money Outstanding, string CustomerId, string CustomerName, LocalDate IssueDate, LocalDate DueDate)
{
    public string? PaymentReference { get; init; }

    public ImmutableArray<string> KnownAccounts { get; init; } = [];
}
