using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;

namespace Reminders.Formats.Matching;

/// <summary>How a payment compares with what is owed, by policy.</summary>
public static class AmountFit
{
    // A tenth: who pays less than the rest of it has not paid, whatever banks may keep of larger amounts.
    private const int LargestPartForgiven = 10;

    /// <summary>
    /// What a payment leaves open and may: a cash discount by the invoices' terms or the policy, taken in time, or what banks kept. Else null.
    /// </summary>
    public static Difference? Forgiven(Money paid, LocalDate bookedOn, Owed owed, MatchingPolicy policy)
    {
        if (paid.Currency != owed.Amount.Currency || paid >= owed.Amount || !paid.IsPositive)
        {
            return null;
        }

        var missing = owed.Amount - paid;
        if (IsWithinTerms(paid, owed, policy))
        {
            return new Difference(new MinorUnits(missing.Minor), DifferenceKind.CashDiscount);
        }

        if (missing.Minor > owed.Amount.Minor / LargestPartForgiven)
        {
            return null;
        }

        // Exactly the agreed share, give or take the cent that rounding costs: anything else is not the discount.
        var discount = owed.Amount.Minor * policy.CashDiscountBasisPoints / 10_000;
        var inTime = policy.CashDiscountBasisPoints > 0 && bookedOn <= owed.Issued.PlusDays(policy.CashDiscountDays);
        return inTime && Math.Abs(missing.Minor - discount) <= 1 ? new Difference(new MinorUnits(missing.Minor), DifferenceKind.CashDiscount)
            : policy.BankCharges.Any(kept => kept.Currency == missing.Currency && missing <= kept)
                ? new Difference(new MinorUnits(missing.Minor), DifferenceKind.BankCharges)
            : null;
    }

    /// <summary>No more is missing than what the invoices themselves let their customer keep.</summary>
    internal static bool IsWithinTerms(Money paid, Owed owed, MatchingPolicy policy) =>
        policy.InvoiceTerms && paid < owed.Amount && (owed.Amount - paid).Minor <= owed.Discount;

    internal static EvidenceKind Of(PaymentLine line, Owed owed, MatchingPolicy policy) =>
        line.Amount.Currency != owed.Amount.Currency ? EvidenceKind.CurrencyDiffers
        : line.Amount == owed.Amount ? EvidenceKind.AmountEqual
        : line.Amount > owed.Amount ? EvidenceKind.AmountMore
        : Forgiven(line.Amount, line.BookedOn, owed, policy)?.Kind switch
        {
            DifferenceKind.CashDiscount => EvidenceKind.AmountWithinCashDiscount,
            DifferenceKind.BankCharges => EvidenceKind.AmountWithinBankCharges,
            _ => EvidenceKind.AmountLess,
        };

    internal static bool Fits(EvidenceKind kind) =>
        kind is EvidenceKind.AmountEqual or EvidenceKind.AmountWithinCashDiscount or EvidenceKind.AmountWithinBankCharges;
}
