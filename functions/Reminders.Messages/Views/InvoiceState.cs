namespace Reminders.Messages;

/// <summary>Where an invoice stands on the day of the message, the most pressing first.</summary>
public enum InvoiceState
{
    Overdue,
    Today,
    Upcoming,
}
