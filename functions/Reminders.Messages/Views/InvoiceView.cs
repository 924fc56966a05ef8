using NodaTime;

namespace Reminders.Messages;

/// <summary>One invoice in the words of a language, ready to be put into a template.</summary>
internal sealed record InvoiceView(
    [property: NotForTemplates] InvoiceLine Line,
    [property: NotForTemplates] InvoiceState State,
    string Number,
    string Amount,
    string Principal,
    string Paid,
    string Issued,
    string Due,
    string DueShort,
    string Reference,
    string? Url)
{
    /// <summary>The row's own link, where the message's one button doesn't pay this invoice.</summary>
    public string? OwnLink { get; init; }

    public bool Overdue => State == InvoiceState.Overdue;

    public bool Today => State == InvoiceState.Today;

    public bool Upcoming => State == InvoiceState.Upcoming;

    public bool PartPaid => Line.Outstanding < Line.Principal;

    public static InvoiceView Of(InvoiceLine line, LocalDate today, Language language) => new(
        line,
        line.DueDate < today ? InvoiceState.Overdue : line.DueDate == today ? InvoiceState.Today : InvoiceState.Upcoming,
        CleanText.Line(line.Number),
        language.Amount(line.Outstanding),
        language.Amount(line.Principal),
        language.Amount(line.Principal - line.Outstanding),
        language.Date(line.IssueDate),
        language.Date(line.DueDate),
        language.ShortDate(line.DueDate),
        CleanText.OrNull(line.PaymentReference) ?? CleanText.Line(line.Number),
        WebLink.OrNull(line.PaymentUrl));
}
