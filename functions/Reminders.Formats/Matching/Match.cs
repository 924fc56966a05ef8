using System.Collections.Immutable;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;

namespace Reminders.Formats.Matching;

/// <summary>What a payment pays. Closed: every case is here.</summary>
public abstract record Match
{
    private Match()
    {
    }

    /// <summary>Beyond doubt: to be posted. <see cref="Left"/> is what is paid too much and stays as credit.</summary>
    public sealed record Certain(ImmutableArray<MatchedPart> Parts, Money Left, ImmutableArray<Evidence> Evidence) : Match;

    /// <summary>For a person to decide; the likeliest first, possibly none.</summary>
    public sealed record Proposals(ImmutableArray<Proposal> Ranked) : Match;
}

/// <summary>A part of a payment for one invoice. <see cref="Difference"/> is what this leaves open and policy forgives.</summary>
public sealed record MatchedPart(string InvoiceId, Money Amount)
{
    public Difference? Difference { get; init; }
}

public sealed record Proposal(string CustomerId, ImmutableArray<MatchedPart> Parts, ImmutableArray<Evidence> Evidence);

/// <summary>One reason for or against, with what it rests on: the characters found, never a name or an account.</summary>
public sealed record Evidence(EvidenceKind Kind, string? Detail = null);

/// <summary>Why a payment may pay an invoice, or may not; the strongest reasons first.</summary>
public enum EvidenceKind
{
    NamedBySystem,
    CheckedReference,
    NumberNamed,
    SumOfInvoices,
    NumberAlmostNamed,
    AmountEqual,
    AmountWithinCashDiscount,
    AmountWithinBankCharges,
    AccountKnown,
    NameAgrees,
    NameSimilar,
    NamedInText,
    OnlyOpenInvoice,
    AmountLess,
    AmountMore,
    NameDiffers,
    AccountOfAnother,
    CurrencyDiffers,
    WrongCheckDigit,
    LookAlikeInvoice,
    OtherNumberNamed,
}
