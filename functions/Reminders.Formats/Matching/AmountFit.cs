using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;

namespace Reminders.Formats.Matching;

/// <summary>How a payment compares with what is owed, by policy.</summary>
public static class AmountFit
{
    // A tenth: who pays less than the rest of it has not paid, whatever banks may keep of larger amounts.
    private const int LargestPartForgiven = 10;

    /// <summary>What a payment leaves open and the policy lets pass: an agreed cash discount taken in time, or what banks kept. Else null.</summary>
    public static Difference? Forgiven(Money paid, LocalDate bookedOn, Money owed, LocalDate issued, MatchingPolicy policy)
    {
        if (paid.Currency != owed.Currency || paid >= owed || !paid.IsPositive || (owed - paid).Minor > owed.Minor / LargestPartForgiven)
        {
            return null;
        }

        var missing = owed - paid;

        // Exactly the agreed share, give or take the cent that rounding costs: anything else is not the discount.
        var discount = owed.Minor * policy.CashDiscountBasisPoints / 10_000;
        var inTime = policy.CashDiscountBasisPoints > 0 && bookedOn <= issued.PlusDays(policy.CashDiscountDays);
        return inTime && Math.Abs(missing.Minor - discount) <= 1 ? new Difference(new MinorUnits(missing.Minor), DifferenceKind.CashDiscount)
            : policy.BankCharges.Any(kept => kept.Currency == missing.Currency && missing <= kept)
                ? new Difference(new MinorUnits(missing.Minor), DifferenceKind.BankCharges)
            : null;
    }

    internal static EvidenceKind Of(PaymentLine line, Money owed, LocalDate issued, MatchingPolicy policy) =>
        line.Amount.Currency != owed.Currency ? EvidenceKind.CurrencyDiffers
        : line.Amount == owed ? EvidenceKind.AmountEqual
        : line.Amount > owed ? EvidenceKind.AmountMore
        : Forgiven(line.Amount, line.BookedOn, owed, issued, policy)?.Kind switch
        {
            DifferenceKind.CashDiscount => EvidenceKind.AmountWithinCashDiscount,
            DifferenceKind.BankCharges => EvidenceKind.AmountWithinBankCharges,
            _ => EvidenceKind.AmountLess,
        };

    internal static bool Fits(EvidenceKind kind) =>
        kind is EvidenceKind.AmountEqual or EvidenceKind.AmountWithinCashDiscount or EvidenceKind.AmountWithinBankCharges;
}
