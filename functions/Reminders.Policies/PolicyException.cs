namespace Reminders.Policies;

/// <summary>Policies that cannot be loaded; the message has one line a problem, each with file, line and column.</summary>
public sealed class PolicyException(string message) : Exception(message);
