using NodaTime;

namespace Reminders.Domain.Invoices;

/// <summary>What an invoice may say of itself; beyond it a date is a typing error.</summary>
public static class RegistrationLimits
{
    public const int MaxTermDays = 730;

    public static LocalDate EarliestIssue { get; } = new(2000, 1, 1);

    public static LocalDate LatestDue { get; } = new(2100, 1, 1);
}
