using Reminders.Formats.Codes;
using Reminders.Formats.References;

namespace Reminders.Application.Creditors;

/// <summary>A creditor's account and references as hosts read them from their settings, and the rules they follow.</summary>
public sealed record AccountSetting(string? Iban, string? Bic, string? References)
{
    /// <summary>The kind of references. <paramref name="wrong"/> makes the host's exception from a setting's name and what is wrong with it.</summary>
    public ReferenceKind Check(Func<string, string, Exception> wrong)
    {
        var kind = References switch
        {
            null or "none" => ReferenceKind.None,
            "rf" => ReferenceKind.Rf,
            "qrr" => ReferenceKind.Qrr,
            _ => throw wrong("references", "must be none, rf or qrr"),
        };
        if (Iban is not null && !Formats.References.Iban.IsValid(Iban))
        {
            throw wrong("iban", "is no IBAN: its length or its check digits are wrong");
        }

        if (Bic is not null && !BankCode.IsValid(Bic))
        {
            throw wrong("bic", "must be a BIC of 8 or 11 letters and digits, such as COBADEFFXXX");
        }

        return (kind, Iban is not null && Formats.References.Iban.IsQrIban(Iban)) switch
        {
            (ReferenceKind.Qrr, false) => throw wrong("references", "qrr needs a QR-IBAN as iban"),
            (ReferenceKind.Rf, true) => throw wrong("references", "must be qrr or none: a QR-IBAN takes no RF references"),
            _ => kind,
        };
    }
}
