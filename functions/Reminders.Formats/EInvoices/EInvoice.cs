using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Formats.EInvoices;

/// <summary>
/// What Reminders needs of an electronic invoice by EN 16931 (business terms in brackets), whatever its syntax.
/// </summary>
/// <param name="Syntax">UBL 2.1 or UN/CEFACT CII.</param>
/// <param name="Kind">What the document is, by its root and type code.</param>
/// <param name="TypeCode">The type code itself (BT-3).</param>
/// <param name="Number">The invoice number (BT-1).</param>
/// <param name="IssueDate">BT-2.</param>
/// <param name="DueDate">BT-9; null where only terms are given.</param>
/// <param name="Terms">Payment terms in words (BT-20).</param>
/// <param name="AmountDue">What is asked for (BT-115) in the document's currency (BT-5); negative where the seller owes it.</param>
/// <param name="Buyer">Who pays.</param>
/// <param name="SellerName">BT-27, else BT-28.</param>
public sealed record EInvoice(
    EInvoiceSyntax Syntax,
    EInvoiceKind Kind,
    string TypeCode,
    string Number,
    LocalDate IssueDate,
    LocalDate? DueDate,
    string? Terms,
    Money AmountDue,
    EInvoiceBuyer Buyer,
    string? SellerName)
{
    /// <summary>BT-10; German authorities put their Leitweg-ID here.</summary>
    public string? BuyerReference { get; init; }

    /// <summary>What the payer is to quote (BT-83).</summary>
    public string? PaymentReference { get; init; }

    /// <summary>Ways to pay, in the document's order.</summary>
    public ImmutableArray<EInvoiceMeans> Means { get; init; } = [];

    /// <summary>Cash discounts in fields of their own, beside those in <see cref="Terms"/>.</summary>
    public ImmutableArray<EInvoiceDiscount> Discounts { get; init; } = [];

    /// <summary>The mandate of a direct debit (BT-89).</summary>
    public string? Mandate { get; init; }

    /// <summary>Earlier invoices that this one refers to (BT-25).</summary>
    public ImmutableArray<string> Preceding { get; init; } = [];

    /// <summary>It is collected by direct debit, so nobody is asked to transfer anything until it comes back.</summary>
    public bool IsDirectDebit => Means.Any(means => means.Code is "49" or "59");
}

/// <summary>The buyer as the document names it.</summary>
/// <param name="Name">BT-44, else BT-45.</param>
/// <param name="Id">The seller's number for the buyer (BT-46).</param>
/// <param name="VatId">BT-48.</param>
/// <param name="RegistrationId">BT-47.</param>
/// <param name="Email">BT-58, else BT-49 where that is an e-mail address.</param>
/// <param name="Phone">BT-57, as written.</param>
/// <param name="Country">BT-55.</param>
public sealed record EInvoiceBuyer(
    string Name, string? Id, string? VatId, string? RegistrationId, string? Email, string? Phone, string? Country)
{
    /// <summary>BT-50.</summary>
    public string? Street { get; init; }

    /// <summary>BT-53.</summary>
    public string? Postcode { get; init; }

    /// <summary>BT-52.</summary>
    public string? City { get; init; }
}

/// <summary>One way to pay: its UNTDID 4461 code (BT-81) and the account, if it names one (BT-84 to BT-86).</summary>
public sealed record EInvoiceMeans(string Code, string? Iban, string? AccountName, string? Bic);

/// <summary>A share that may be kept when paying by a day; <see cref="Base"/>: of which amount, as written.</summary>
public sealed record EInvoiceDiscount(decimal Percent, LocalDate Until, string? Base);

public enum EInvoiceSyntax
{
    Ubl,
    Cii,
}

public enum EInvoiceKind
{
    Invoice,

    /// <summary>Takes the place of an earlier invoice (384).</summary>
    Corrected,

    /// <summary>The seller gives something back. Its amount is positive where the document says what is given.</summary>
    CreditNote,
}

/// <summary>The outcome of reading one. Closed: every case is here.</summary>
public abstract record EInvoiceReading
{
    private EInvoiceReading()
    {
    }

    public sealed record Done(EInvoice Invoice) : EInvoiceReading;

    /// <summary>It cannot be used: every reason, with its place in the document.</summary>
    public sealed record Refused(ImmutableArray<Complaint> Complaints) : EInvoiceReading;
}

/// <summary>What is wrong and where: a path of element names with the business term, or a line and column.</summary>
public sealed record Complaint(string Place, string Detail);
