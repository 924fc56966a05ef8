using Reminders.Domain.Amounts;

namespace Reminders.Formats.Matching;

/// <summary>How a payment compares with what is owed, by policy.</summary>
internal static class AmountFit
{
    public static EvidenceKind Of(PaymentLine line, Money owed, NodaTime.LocalDate issued, MatchingPolicy policy)
    {
        if (line.Amount.Currency != owed.Currency)
        {
            return EvidenceKind.CurrencyDiffers;
        }

        var missing = owed.Minor - line.Amount.Minor;
        if (missing <= 0)
        {
            return missing == 0 ? EvidenceKind.AmountEqual : EvidenceKind.AmountMore;
        }

        var inTime = line.BookedOn <= issued.PlusDays(policy.CashDiscountDays);
        // Exactly the agreed share, give or take the cent that rounding costs: anything else is not the discount.
        var discount = owed.Minor * policy.CashDiscountBasisPoints / 10_000;
        return policy.CashDiscountBasisPoints > 0 && inTime && Math.Abs(missing - discount) <= 1 ? EvidenceKind.AmountWithinCashDiscount
            : missing <= policy.BankChargesMinor ? EvidenceKind.AmountWithinBankCharges
            : EvidenceKind.AmountLess;
    }

    public static bool Fits(EvidenceKind kind) =>
        kind is EvidenceKind.AmountEqual or EvidenceKind.AmountWithinCashDiscount or EvidenceKind.AmountWithinBankCharges;
}
