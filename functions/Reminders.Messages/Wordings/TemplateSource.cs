namespace Reminders.Messages;

/// <summary>A template file by name, as its owner knows it, and content.</summary>
public sealed record TemplateSource(string File, string Text);
