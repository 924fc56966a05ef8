namespace Reminders.Domain.Documents;

/// <summary>
/// Points at personal data or a long text that is kept apart from the events, so that it can be erased. The hash (SHA-256, lower
/// hex) proves which content the event meant.
/// </summary>
public sealed record DocumentRef(string Id, string Hash);
