using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Formats.EInvoices;

namespace Reminders.Application.EInvoices;

/// <summary>What is done with an e-invoice, and why. Closed: every case is here.</summary>
public abstract partial record EInvoiceOrder(ImmutableArray<string> Why)
{
    /// <summary>It becomes a case; one that nothing is owed on closes at once.</summary>
    public sealed record Register(EInvoiceCase Case, ImmutableArray<string> Why) : EInvoiceOrder(Why);

    /// <summary>It becomes a case, and the invoice it corrects is cancelled.</summary>
    public sealed record Replace(EInvoiceCase Case, string Preceding, ImmutableArray<string> Why) : EInvoiceOrder(Why);

    /// <summary>The amount comes off the invoice with this number.</summary>
    public sealed record Credit(string Preceding, string CreditNoteId, Money Amount, ImmutableArray<string> Why) : EInvoiceOrder(Why);

    /// <summary>It cannot be told what it is to change.</summary>
    public sealed record Unclear(string Detail) : EInvoiceOrder([]);

    /// <param name="invoice">As read.</param>
    /// <param name="usualDays">The creditor's payment term where the document says none.</param>
    public static EInvoiceOrder Of(EInvoice invoice, int usualDays)
    {
        var given = invoice.Kind == EInvoiceKind.CreditNote ? -invoice.AmountDue : invoice.AmountDue;
        if (invoice.Kind == EInvoiceKind.CreditNote && given.IsPositive)
        {
            return new Unclear("is a credit note over a negative amount");
        }

        var what = invoice.Kind switch
        {
            EInvoiceKind.CreditNote => $"credit note (type {invoice.TypeCode})",
            EInvoiceKind.Corrected => $"corrected invoice (type {invoice.TypeCode})",
            EInvoiceKind.Invoice => $"invoice (type {invoice.TypeCode})",
            _ => throw new InvalidOperationException($"No kind: {invoice.Kind}."),
        };
        var gives = given.Minor < 0;
        return invoice switch
        {
            { Preceding.Length: > 1 } when gives => new Unclear(
                $"names {invoice.Preceding.Length} preceding invoices; say how much of it is for which with /api/invoices/{{id}}/credit-notes"),
            { Preceding: [var preceding] } when gives => new Credit(
                preceding, invoice.Number, -given, [what, $"names {preceding} as the preceding invoice (BT-25): reduces it"]),
            { Kind: EInvoiceKind.Corrected, Preceding: [var preceding] } => new Replace(
                CaseOf(invoice, given, usualDays, out var terms), preceding, [what, $"takes the place of {preceding} (BT-25), which is cancelled", .. terms]),
            _ => new Register(CaseOf(invoice, given, usualDays, out var reasons), [what, .. reasons]),
        };
    }

    private static EInvoiceCase CaseOf(EInvoice invoice, Money amount, int usualDays, out ImmutableArray<string> why)
    {
        var (due, source) = PaymentTerms.DueDate(invoice, usualDays);
        var reasons = ImmutableArray.CreateBuilder<string>();
        reasons.Add(source);
        if (!amount.IsPositive)
        {
            reasons.Add("nothing is owed: no reminder");
        }
        else if (invoice.IsDirectDebit)
        {
            reasons.Add("direct debit: no reminder unless it comes back");
        }

        var discounts = amount.IsPositive ? PaymentTerms.CashDiscounts(invoice) : [];
        reasons.AddRange(discounts.Select(discount => string.Create(CultureInfo.InvariantCulture, $"{discount.ToPercent():0.##} % cash discount until {LocalDatePattern.Iso.Format(discount.Until)}")));
        var buyer = invoice.Buyer;
        var type = TypeOf(invoice);
        why = reasons.ToImmutable();
        return new EInvoiceCase(
            OwnId.Of(invoice.Number), CustomerId(buyer), type, amount, due < invoice.IssueDate ? invoice.IssueDate : due, amount.IsPositive && invoice.IsDirectDebit)
        {
            CashDiscounts = discounts,
        };
    }

    // The seller's own number for the buyer, else what identifies it anywhere, else its name.
    private static string CustomerId(EInvoiceBuyer buyer) =>
        OwnId.Of(buyer.Id ?? buyer.VatId ?? buyer.RegistrationId ?? $"{buyer.Name} {buyer.Country}");

    private static CustomerType? TypeOf(EInvoice invoice) =>
        invoice.BuyerReference is { } reference && LeitwegId().IsMatch(reference) ? CustomerType.Public
        : invoice.Buyer.VatId is not null || invoice.Buyer.RegistrationId is not null ? CustomerType.Business
        : null;

    // Coarse and fine address and two check digits: how German authorities are addressed.
    [GeneratedRegex("^[0-9]{2,12}(-[A-Za-z0-9]{1,30})?-[0-9]{2}$", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex LeitwegId();
}

/// <summary>The case an e-invoice becomes.</summary>
/// <param name="InvoiceId">The invoice number, if an id can be that; else as much of it as can, with a hash of all of it.</param>
/// <param name="CustomerId">By the same rule from the buyer's identifier.</param>
/// <param name="Type">Null where the document does not tell; what is known of the customer then stays.</param>
/// <param name="Amount">What is asked for.</param>
/// <param name="DueDate">By <see cref="PaymentTerms.DueDate"/>.</param>
/// <param name="AutoCollect">A direct debit collects it.</param>
public sealed record EInvoiceCase(
    string InvoiceId, string CustomerId, CustomerType? Type, Money Amount, LocalDate DueDate, bool AutoCollect)
{
    /// <summary>What may be kept when paying early.</summary>
    public ImmutableArray<CashDiscount> CashDiscounts { get; init; } = [];
}
