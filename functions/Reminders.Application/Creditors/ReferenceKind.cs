namespace Reminders.Application.Creditors;

/// <summary>Which reference invoices get that came without one.</summary>
public enum ReferenceKind
{
    /// <summary>None: payers quote the invoice's number.</summary>
    None,

    /// <summary>A structured creditor reference (ISO 11649), RF and check digits.</summary>
    Rf,

    /// <summary>A Swiss QR reference of 27 digits; goes with a QR-IBAN.</summary>
    Qrr,
}
