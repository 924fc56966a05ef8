using System.Collections.Immutable;
using Reminders.Domain.Amounts;

namespace Reminders.Formats.Matching;

/// <summary>The check that a creditor's all-digit references carry.</summary>
public enum NumericReferences
{
    /// <summary>None: a number is as good as it was typed.</summary>
    Unchecked,
    Luhn,
    LuhnWithLength,
    Finnish,
    NorwegianMod11,
}

/// <summary>What a creditor lets pass. All off by default, except that a known account may pay its customer's only invoice.</summary>
public sealed record MatchingPolicy
{
    public static MatchingPolicy Default { get; } = new();

    public NumericReferences Numeric { get; init; }

    /// <summary>Hundredths of a percent that may be kept when paying within <see cref="CashDiscountDays"/> of the issue date.</summary>
    public int CashDiscountBasisPoints { get; init; }

    public int CashDiscountDays { get; init; }

    /// <summary>What banks on the way may keep, for each currency in which they may; at most one amount a currency.</summary>
    public ImmutableArray<Money> BankCharges { get; init; } = [];

    /// <summary>Post a payment without any reference if its account is known for one customer, whose one open invoice it pays exactly.</summary>
    public bool PostKnownAccounts { get; init; } = true;

    /// <summary>Let pass what an invoice's own terms say, whatever else passes.</summary>
    public bool InvoiceTerms { get; init; } = true;

    /// <summary>The same, letting nothing pass that is less than owed.</summary>
    public MatchingPolicy WithoutDifferences() => this with { CashDiscountBasisPoints = 0, BankCharges = [], InvoiceTerms = false };
}
