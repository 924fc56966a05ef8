namespace Reminders.Messages;

/// <summary>A name, if known, and the address behind it.</summary>
public sealed record MailAddressee(string? Name, string Address);
