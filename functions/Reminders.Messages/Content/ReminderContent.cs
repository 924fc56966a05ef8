using NodaTime;

namespace Reminders.Messages;

/// <summary>Everything one reminder says. It may cover several invoices of one customer, in different states and currencies.</summary>
/// <param name="Template">The step's template: soft, dueDay, friendly, help, formal, or one of the tenant's own.</param>
/// <param name="Locale">The customer's BCP 47 locale. It falls back from region to language to English.</param>
/// <param name="Sender">Who asks, and where an answer goes.</param>
/// <param name="CustomerName">How to greet the customer; without it the greeting names nobody.</param>
/// <param name="Today">The creditor's date: what is due, due today or not due yet is told from it.</param>
/// <param name="Invoices">The invoices covered, at least one.</param>
/// <param name="RespondBy">The final date that a formal notice names. Without it: ten days from today.</param>
public sealed record ReminderContent(
    string Template,
    string Locale,
    Sender Sender,
    string? CustomerName,
    LocalDate Today,
    IReadOnlyList<InvoiceLine> Invoices,
    LocalDate? RespondBy = null)
{
    /// <summary>Where the customer's own page about these invoices is; null: there is none.</summary>
    public string? Page { get; init; }

    /// <summary>Where a letter goes; other messages don't use it.</summary>
    public PostalAddress? Recipient { get; init; }
}
