namespace Reminders.Formats.EInvoices;

/// <summary>What a document is, by its UNTDID 1001 code (BT-3).</summary>
internal static class TypeCodes
{
    public static EInvoiceKind KindOf(string code, bool isCreditRoot) => code switch
    {
        _ when isCreditRoot => EInvoiceKind.CreditNote,
        "81" or "83" or "261" or "262" or "296" or "308" or "381" or "396" or "420" or "458" or "532" => EInvoiceKind.CreditNote,
        "384" => EInvoiceKind.Corrected,
        _ => EInvoiceKind.Invoice,
    };
}
