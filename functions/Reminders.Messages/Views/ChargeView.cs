namespace Reminders.Messages;

/// <summary>A charge that stands beside an invoice, in the words of a language.</summary>
internal sealed record ChargeView(string Number, bool LumpSum, bool Interest, string Amount, string? LegalBasis, string? Source)
{
    public static IEnumerable<ChargeView> Of(InvoiceView invoice, Language language) => invoice.Line.Charges.Select(charge => new ChargeView(
        invoice.Number,
        charge.Kind == ChargeLineKind.LumpSum,
        charge.Kind == ChargeLineKind.Interest,
        language.Amount(charge.Amount),
        CleanText.OrNull(charge.LegalBasis),
        CleanText.OrNull(charge.Source)));
}
