using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Domain.Customers;

namespace Reminders.Application.Customers;

/// <summary>
/// What somebody says of a customer, validated field by field. What is null was left out and is kept; what is named in
/// <see cref="Cleared"/> is removed.
/// </summary>
public sealed record CustomerInput(string CustomerId)
{
    public CustomerType? Type { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    /// <summary>E.164: a plus sign and up to 15 digits.</summary>
    public string? Phone { get; init; }

    /// <summary>Street and house number, or a post box.</summary>
    public string? Street { get; init; }

    public string? Postcode { get; init; }

    public string? City { get; init; }

    /// <summary>BCP 47.</summary>
    public string? Locale { get; init; }

    /// <summary>An IANA zone id.</summary>
    public string? TimeZone { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>ISO 3166-2 without the country.</summary>
    public string? Region { get; init; }

    public LocalDate? Since { get; init; }

    public bool? Vulnerable { get; init; }

    /// <summary>JSON names of fields to remove.</summary>
    public ImmutableArray<string> Cleared { get; init; } = [];

    /// <summary>SHA-256 over the fields, in lower hex: the same words have the same fingerprint.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, EventFormat.Json)));

    /// <summary>Only names the customer: it has to be known already.</summary>
    public bool IsReference => this == new CustomerInput(CustomerId) { Cleared = Cleared } && Cleared.IsEmpty;
}

/// <summary>A customer as HTTP shows it: the facts, the personal part, and what they told us.</summary>
public sealed record CustomerView(
    string CustomerId,
    CustomerType Type,
    string? Name,
    string? Email,
    string? Phone,
    string? Street,
    string? Postcode,
    string? City,
    string? Locale,
    string? TimeZone,
    string? Country,
    string? Region,
    LocalDate? Since,
    bool Vulnerable,
    ImmutableArray<string> OptedOut,
    ImmutableArray<string> Unreachable,
    int Version);
