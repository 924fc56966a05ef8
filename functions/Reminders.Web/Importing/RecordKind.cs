namespace Reminders.Web.Importing;

/// <summary>What a file of many records holds.</summary>
public enum RecordKind
{
    Customers,
    Invoices,
    Payments,
}
