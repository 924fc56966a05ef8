using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Reminders.Application.Customers;
using Reminders.Domain.Amounts;
using Reminders.Domain.Documents;

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
        ];
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            text.Append(CultureInfo.InvariantCulture, $"{field?.Length ?? -1}:{field};");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
