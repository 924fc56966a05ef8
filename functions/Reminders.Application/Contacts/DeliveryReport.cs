namespace Reminders.Application.Contacts;

/// <summary>What a provider says became of a message after it took it.</summary>
/// <param name="OperationId">The id it was handed over with.</param>
/// <param name="Recipient">The address it went to, if the report names it.</param>
public sealed record DeliveryReport(Guid OperationId, DeliveryStatus Status, string? Recipient);

public enum DeliveryStatus
{
    Delivered,

    /// <summary>The address does not exist.</summary>
    Bounced,

    /// <summary>It bounced so often before that the provider no longer tries.</summary>
    Suppressed,

    /// <summary>The recipient has told the provider to send nothing more.</summary>
    OptedOut,
    Failed,
    Quarantined,
    FilteredSpam,
}
