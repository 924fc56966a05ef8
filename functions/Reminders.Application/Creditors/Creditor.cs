using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Decisions;
using Reminders.Formats.Matching;

namespace Reminders.Application.Creditors;

/// <summary>A seller whose invoices are kept here: what customers see of it, and the zone and calendar its due dates count on.</summary>
public sealed record Creditor(string Id, string Name, DateTimeZone Zone, string Country)
{
    public const string DefaultId = "main";

    /// <summary>Two weeks: what German terms most often give.</summary>
    public const int DefaultPaymentTermDays = 14;

    public string? Region { get; init; }

    public string DefaultPolicy { get; init; } = "standard";

    /// <summary>Days after the issue date on which an e-invoice is due that says no day.</summary>
    public int PaymentTermDays { get; init; } = DefaultPaymentTermDays;

    /// <summary>The person or team who signs messages.</summary>
    public string? SignedBy { get; init; }

    public string Email { get; init; } = "reminders@localhost";

    public string? ReplyTo { get; init; }

    public string? Phone { get; init; }

    /// <summary>Where customers reach this service, for their own pages; null: messages lead to no page.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Street and house number: where letters come from, and what payment codes in Switzerland name.</summary>
    public string? Street { get; init; }

    public string? Postcode { get; init; }

    public string? City { get; init; }

    public string? Iban { get; init; }

    public string? Bic { get; init; }

    /// <summary>Further accounts whose statements may be sent, beside that of <see cref="Iban"/>.</summary>
    public ImmutableArray<string> BankAccounts { get; init; } = [];

    /// <summary>What invoices get that came without a payment reference.</summary>
    public ReferenceKind References { get; init; }

    /// <summary>Sources of payments that are expected to speak regularly; while one is silent nothing escalates.</summary>
    public ImmutableArray<string> Feeds { get; init; } = [];

    /// <summary>What passes when bank lines are matched.</summary>
    public MatchingPolicy Matching { get; init; } = MatchingPolicy.Default;

    public CreditorTerms Terms => new(Zone, Country, Region);
}

/// <summary>The configured creditors.</summary>
public interface ICreditors
{
    Creditor? Find(string id);
}
