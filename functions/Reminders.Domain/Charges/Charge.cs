using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Domain.Charges;

public enum ChargeKind
{
    /// <summary>One sum, once a round.</summary>
    LumpSum,

    /// <summary>Simple interest on what is open, from the day after the due date to the day it is added.</summary>
    Interest,
}

/// <summary>Something owed beside the principal. Waived when the case closes, unless it is pursued.</summary>
public sealed record Charge(string Id, ChargeKind Kind, ImmutableArray<ChargeRate> Rates)
{
    /// <summary>Whether consumers are charged too.</summary>
    public bool Consumers { get; init; }

    /// <summary>The law or agreement it rests on.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>Kept when the principal is settled, for the creditor to invoice.</summary>
    public bool Pursue { get; init; }
}

/// <summary>
/// What a country's law gives, from one day to another (both included; null: until it is changed). The source says where that is
/// written.
/// </summary>
public sealed record ChargeRate(string Country, LocalDate From, LocalDate? To, string Source)
{
    /// <summary>The sum of a <see cref="ChargeKind.LumpSum"/>; zero: this country's law knows none.</summary>
    public Money? Amount { get; init; }

    /// <summary>For principals of at least this, in minor units of the sum's currency.</summary>
    public long PrincipalFrom { get; init; }

    /// <summary>The yearly rate of an <see cref="ChargeKind.Interest"/>, in percent.</summary>
    public decimal? Percent { get; init; }

    public bool Covers(string country, LocalDate date) => Country == country && From <= date && !(To < date);
}
