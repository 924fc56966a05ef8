using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Formats.Matching;

/// <summary>An invoice that still takes money. <see cref="KnownAccounts"/> are the accounts its customer is known to pay from.</summary>
public sealed record OpenInvoice(
    string InvoiceId, string Number, Money Outstanding, string CustomerId, string CustomerName, LocalDate IssueDate, LocalDate DueDate)
{
    public string? PaymentReference { get; init; }

    public ImmutableArray<KnownAccount> KnownAccounts { get; init; } = [];
}

/// <summary>
/// An account a customer is known to pay from. <see cref="Holder"/>: the key of the name it paid in when that became known
/// (<see cref="StoredKeys.Name"/>); null if it gave none.
/// </summary>
public sealed record KnownAccount(string Account, string? Holder = null);
