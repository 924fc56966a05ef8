namespace Reminders.Messages;

/// <summary>An e-mail's words: the same message as plain text and as HTML.</summary>
public sealed record RenderedEmail(string Subject, string Text, string Html);
