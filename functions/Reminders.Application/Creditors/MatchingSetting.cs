using System.Collections.Immutable;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Formats.Matching;

namespace Reminders.Application.Creditors;

/// <summary>A creditor's rules of matching as hosts read them from their settings; everything may be missing.</summary>
public sealed record MatchingSetting
{
    /// <summary>What may be kept when paying early, in percent with up to two decimals: 2 or 2.5. Goes with <see cref="CashDiscountDays"/>.</summary>
    public decimal? CashDiscountPercent { get; init; }

    /// <summary>Within how many days of the issue date.</summary>
    public int? CashDiscountDays { get; init; }

    /// <summary>What banks on the way may keep, one amount a currency: "5.00 EUR".</summary>
    public string[] BankCharges { get; init; } = [];

    /// <summary>The check of all-digit references: luhn, luhnWithLength, finnish or norwegianMod11.</summary>
    public string? NumericReferences { get; init; }

    public bool PostKnownAccounts { get; init; } = true;

    /// <summary>The rules. <paramref name="wrong"/> makes the host's exception from a setting's name and what is wrong with it.</summary>
    public MatchingPolicy ToPolicy(Func<string, string, Exception> wrong)
    {
        if (CashDiscountPercent is null != CashDiscountDays is null)
        {
            throw wrong(CashDiscountDays is null ? "cashDiscountDays" : "cashDiscountPercent", "is missing: a cash discount needs both percent and days");
        }

        var charges = BankCharges.Select(text => Amount(text) ?? throw wrong("bankCharges", "must be positive amounts such as '5.00 EUR'")).ToImmutableArray();
        return new MatchingPolicy
        {
            CashDiscountBasisPoints = CashDiscountPercent is null ? 0
                : CashDiscount.BasisPointsOf(CashDiscountPercent.Value) ?? throw wrong("cashDiscountPercent", $"must be more than 0 and at most {CashDiscount.MaxPercent}, with at most two decimals, such as 2 or 2.5"),
            CashDiscountDays = CashDiscountDays is null or (>= 1 and <= CashDiscount.MaxDays) ? CashDiscountDays ?? 0 : throw wrong("cashDiscountDays", $"must be 1 to {CashDiscount.MaxDays}"),
            BankCharges = charges.DistinctBy(one => one.Currency).Count() == charges.Length ? charges
                : throw wrong("bankCharges", "two amounts have the same currency"),
            Numeric = NumericReferences is null ? Formats.Matching.NumericReferences.Unchecked
                : Scheme(NumericReferences) ?? throw wrong("numericReferences", "must be luhn, luhnWithLength, finnish or norwegianMod11"),
            PostKnownAccounts = PostKnownAccounts,
        };
    }

    private static Money? Amount(string text) =>
        text.Split(' ') is [var number, var code] && Currency.TryOf(code, out var currency) && Money.Parse(number, currency, out var money) is null && money.IsPositive
            ? money
            : null;

    private static NumericReferences? Scheme(string text) => text switch
    {
        "luhn" => Formats.Matching.NumericReferences.Luhn,
        "luhnWithLength" => Formats.Matching.NumericReferences.LuhnWithLength,
        "finnish" => Formats.Matching.NumericReferences.Finnish,
        "norwegianMod11" => Formats.Matching.NumericReferences.NorwegianMod11,
        _ => null,
    };
}
