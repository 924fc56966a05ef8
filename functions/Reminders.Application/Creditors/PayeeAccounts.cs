using Reminders.Formats.References;

namespace Reminders.Application.Creditors;

/// <summary>
/// Which of a creditor's accounts an invoice is paid to. Only configured ones count: an account that merely stands in a document may be
/// anybody's.
/// </summary>
public static class PayeeAccounts
{
    /// <summary>The first of the accounts that an invoice names which is the creditor's and takes the invoice's reference; else null.</summary>
    public static string? Named(Creditor creditor, IEnumerable<string> named, string? reference) => named
        .Select(ReferenceText.Compact)
        .FirstOrDefault(account => IsOf(creditor, account) && Takes(account, reference));

    /// <summary>The creditor as an invoice's messages present it: with that invoice's account, if it is still the creditor's.</summary>
    public static Creditor PaidTo(this Creditor creditor, string? account) =>
        account is null || !IsOf(creditor, account) || account == ReferenceText.Compact(creditor.Iban)
            ? creditor
            : creditor with { Iban = account, Bic = null };

    private static bool IsOf(Creditor creditor, string account) =>
        Iban.IsValid(account) && creditor.BankAccounts.Append(creditor.Iban).OfType<string>().Any(own => ReferenceText.Compact(own) == account);

    // A QR-IBAN takes nothing but QR references, and no other account in Switzerland takes them.
    private static bool Takes(string account, string? reference)
    {
        var isQr = SwissQrReference.LooksLike(ReferenceText.Compact(reference));
        return account is not (['C', 'H', ..] or ['L', 'I', ..]) || Iban.IsQrIban(account) == isQr;
    }
}
