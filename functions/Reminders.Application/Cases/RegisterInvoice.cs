using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Reminders.Application.Customers;
using Reminders.Domain.Amounts;
using Reminders.Domain.Documents;
using Reminders.Domain.Invoices;

namespace Reminders.Application.Cases;

/// <summary>An invoice as a billing system sends it, validated field by field.</summary>
public sealed record RegisterInvoice(
    string InvoiceId, string Number, Money Amount, LocalDate IssueDate, LocalDate DueDate, CustomerInput Customer)
{
    public string? PaymentReference { get; init; }

    public string? PaymentUrl { get; init; }

    /// <summary>A policy's name; null: the creditor's default.</summary>
    public string? Policy { get; init; }

    public bool AutoCollect { get; init; }

    /// <summary>What its terms let the customer keep when paying early.</summary>
    public ImmutableArray<CashDiscount> CashDiscounts { get; init; } = [];

    /// <summary>The accounts that its document names to be paid to: not known to be the creditor's.</summary>
    public ImmutableArray<string> NamedAccounts { get; init; } = [];

    /// <summary>The document it was read from, stored already, in pieces.</summary>
    public ImmutableArray<DocumentRef> Received { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Metadata { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>SHA-256 over the normalised fields: two sendings with the same fingerprint are the same invoice.</summary>
    public string Fingerprint()
    {
        string?[] fields =
        [
            Number, Amount.Minor.ToString(CultureInfo.InvariantCulture), Amount.Currency.Code, LocalDatePattern.Iso.Format(IssueDate),
            LocalDatePattern.Iso.Format(DueDate), Customer.CustomerId, PaymentReference, PaymentUrl, Policy, AutoCollect ? "1" : "0",
            .. Metadata.SelectMany(pair => new[] { pair.Key, pair.Value }),
            // Metadata comes in pairs, so what begins with one more field is none of it. Where there is none of these nothing is added.
            .. CashDiscounts.IsEmpty && NamedAccounts.IsEmpty ? (string?[])[] : [string.Join(';', CashDiscounts.Select(Text)), null, .. NamedAccounts],
        ];
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            text.Append(CultureInfo.InvariantCulture, $"{field?.Length ?? -1}:{field};");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Text(CashDiscount discount) => string.Create(
        CultureInfo.InvariantCulture, $"{discount.BasisPoints} until {LocalDatePattern.Iso.Format(discount.Until)} of {discount.Base?.Value}");
}
