namespace Reminders.Domain.Customers;

public enum CustomerType
{
    Consumer,
    Business,
    Public,
}
