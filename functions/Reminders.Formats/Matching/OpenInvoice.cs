using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;

namespace Reminders.Formats.Matching;

/// <summary>An invoice that still takes money. <see cref="KnownAccounts"/> are the accounts its customer is known to pay from.</summary>
public sealed record OpenInvoice(
    string InvoiceId, string Number, Money Outstanding, string CustomerId, string CustomerName, LocalDate IssueDate, LocalDate DueDate)
{
    public string? PaymentReference { get; init; }

    public ImmutableArray<KnownAccount> KnownAccounts { get; init; } = [];

    /// <summary>What was asked for less what was credited, paid or not, in minor units: what a discount is a share of.</summary>
    public long Invoiced { get; init; }

    /// <summary>What its own terms let the customer keep when paying early.</summary>
    public ImmutableArray<CashDiscount> CashDiscounts { get; init; } = [];

    /// <summary>The most that may be kept by a payment booked on a day, in minor units. Something has to be paid in any case.</summary>
    internal long DiscountOn(LocalDate bookedOn) =>
        Math.Clamp(CashDiscount.Largest(CashDiscounts, Invoiced, bookedOn), 0, Math.Max(0, Outstanding.Minor - 1));
}

/// <summary>
/// An account a customer is known to pay from. <see cref="Holder"/>: the key of the name it paid in when that became known
/// (<see cref="StoredKeys.Name"/>); null if it gave none.
/// </summary>
public sealed record KnownAccount(string Account, string? Holder = null);
